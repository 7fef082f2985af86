import { calculateLcr, repeatedKeys, rulebook } from '@tideline/domain';
import { UsageError } from '../start/usage-error.ts';
import { linesText } from './lines-text.ts';
import { LCR_USAGE, type LcrCommand, parseLcrOptions } from './options.ts';

/** What the command prints and ends with. */
export interface LcrRun {
	/** 0; 2 when there is something wrong with the file or with how the command was called. */
	readonly code: 0 | 2;
	readonly stdout: string;
	readonly stderr: string;
}

/** Reads a file by its path, `-` being the standard input. */
export type ReadText = (file: string) => Promise<string>;

/** Runs the command; what the user can mend is told in one line each, everything else throws. */
export async function runLcr(args: string[], readText: ReadText): Promise<LcrRun> {
	let command: LcrCommand;
	try {
		command = parseLcrOptions(args);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return failed([error.message]);
	}
	switch (command.kind) {
		case 'help':
			return succeeded(`${LCR_USAGE}\n`);
		case 'lines':
			return succeeded(linesText(rulebook(command.rulebook)));
		case 'compute':
			return compute(command.file, readText);
	}
}

async function compute(file: string, readText: ReadText): Promise<LcrRun> {
	const name = file === '-' ? 'standard input' : file;
	let text: string;
	try {
		text = await readText(file);
	} catch (error) {
		return failed([`${name}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`]);
	}
	let document: unknown;
	try {
		// Editors on Windows put a byte order mark in front.
		document = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		return failed([`${name}: is not JSON (${(error as Error).message})`]);
	}
	const repeated = repeatedKeys(text).map(problemLine);
	const calculation = calculateLcr(document);
	const problems = calculation.kind === 'problems' ? calculation.problems.map(problemLine) : [];
	if (calculation.kind === 'problems' || repeated.length > 0) return failed([...repeated, ...problems]);
	return succeeded(`${JSON.stringify(calculation.result, null, 2)}\n`);
}

const problemLine = ({ path, text }: { readonly path: string; readonly text: string }): string => `${path}: ${text}`;

function succeeded(stdout: string): LcrRun {
	return { code: 0, stdout, stderr: '' };
}

/** One line each, whatever a name or a value of the file has in it. */
function failed(lines: readonly string[]): LcrRun {
	return { code: 2, stdout: '', stderr: lines.map((line) => `${line.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')}\n`).join('') };
}
