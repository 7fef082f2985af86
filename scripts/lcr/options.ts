import { parseArgs } from 'node:util';
import { RULEBOOK_IDS, type RulebookId } from '@tideline/domain';
import { parsed } from '../start/parsed.ts';
import { UsageError } from '../start/usage-error.ts';

/** What the command is asked for. */
export type LcrCommand =
	| { readonly kind: 'help' }
	| { readonly kind: 'lines'; readonly rulebook: RulebookId }
	/** `-` is the standard input. */
	| { readonly kind: 'compute'; readonly file: string };

export const LCR_USAGE = `Usage: npm run -s lcr -- FILE               (- reads the standard input)
       npm run -s lcr -- --lines RULEBOOK

Computes one LCR from one balance-sheet file (docs/lcr-file.md), without a server, and prints it as one JSON document.
A file with a problem prints nothing there, and one line for each problem, PATH: what is wrong, on standard error; exit code 2.

  --lines RULEBOOK  prints the classes and lines of ${RULEBOOK_IDS.join(', ')} with their rates and paragraphs
  --help            this text`;

/** @throws UsageError naming the option and what it takes. */
export function parseLcrOptions(args: string[]): LcrCommand {
	const { values, positionals } = parsed('npm run -s lcr', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: { lines: { type: 'string' }, help: { type: 'boolean', default: false } },
		}),
	);
	if (values.help) return { kind: 'help' };
	if (values.lines !== undefined) {
		const rulebook = RULEBOOK_IDS.find((id) => id === values.lines);
		if (!rulebook) throw new UsageError(`--lines takes ${RULEBOOK_IDS.join(', ')}, not "${values.lines}"`);
		if (positionals.length > 0) throw new UsageError('--lines takes no file');
		return { kind: 'lines', rulebook };
	}
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw new UsageError('name one file, or - for the standard input; --help says more');
	return { kind: 'compute', file };
}
