import {
	type ClassificationRule,
	type FlowLine,
	formatFraction,
	type RowText,
	type Rulebook,
	type StockLine,
	type TermRow,
	VERIFIED_WORDS,
	type Verified,
} from '@tideline/domain';
import { choicesSection } from './choices-section.ts';

const VERIFIED: { readonly [V in Verified]: string } = { ...VERIFIED_WORDS, recalled: `**${VERIFIED_WORDS.recalled}**` };

/** A rulebook as a page of Markdown: every row of its tables with its figure, paragraph, texts and how it was verified. */
export function rulebookPage(rulebook: Rulebook): string {
	const { id, title, standard, stock, rules, lines, terms } = rulebook;
	const texts: readonly RowText[] = [...stock, ...lines, ...terms];
	const rows = [...texts, ...rules];
	const sources = [...new Set(texts.flatMap(({ source }) => source))];
	const side = (wanted: FlowLine['side']): FlowLine[] => lines.filter((row) => row.side === wanted);
	const inForce = terms.filter(({ status }) => status !== 'ABSENT');
	const absent = terms.filter(({ status }) => status === 'ABSENT');
	return [
		`# Rulebook \`${id}\`: ${title} (${standard})`,
		'Printed from the tables in `packages/domain/src/rulebook` by `npm run rulebooks`; a test fails when this page is stale.',
		`${rows.length} rows. Verified: *read* ${count(rows, 'text')} (in the rule or a verbatim copy of it), *second-hand* ${count(rows, 'secondary')} (in a national rule, a form or a guide, or inferred from what was read), *unverified* ${count(rows, 'recalled')} (known, not read). Numbers in brackets name the [texts](#texts).`,
		section(
			'Stock',
			'haircut',
			stock.map((row) => [row, stockFigure(row)]),
			sources,
		),
		classification(rules),
		section(
			'Outflows',
			'rate',
			side('OUTFLOW').map((row) => [row, flowFigure(row)]),
			sources,
		),
		section(
			'Inflows',
			'rate',
			side('INFLOW').map((row) => [row, flowFigure(row)]),
			sources,
		),
		choicesSection(rulebook),
		section(
			'Caps, unwind and other terms',
			'figure',
			inForce.map((row) => [row, termFigure(row)]),
			sources,
		),
		...(absent.length > 0
			? [
					section(
						'Not in this rulebook',
						'kind',
						absent.map((row) => [row, row.kind.toLowerCase()]),
						sources,
					),
				]
			: []),
		`## Texts\n\n${sources.map((source, index) => `${index + 1}. ${source}`).join('\n')}`,
	]
		.join('\n\n')
		.concat('\n');
}

function section(title: string, figure: string, rows: readonly (readonly [RowText, string])[], sources: readonly string[]): string {
	const head = `| id | ${figure} | paragraph | verified | what it is |\n|---|---|---|---|---|`;
	const body = rows.map(([row, value]) => {
		const texts = row.source.map((source) => sources.indexOf(source) + 1).join(', ');
		const note = row.note ? ` *${row.note}*` : '';
		return `| \`${row.id}\` | ${cell(value)} | ${cell(row.reference)} | ${VERIFIED[row.verified]} [${texts}] | **${cell(row.title)}.** ${cell(row.condition + note)} |`;
	});
	return `## ${title}\n\n${head}\n${body.join('\n')}`;
}

/** The rules in their order: an asset is in the first whose every condition it meets; an unknown fact meets none. */
function classification(rules: readonly ClassificationRule[]): string {
	const head =
		'The first rule whose conditions are all met decides; what is not known meets no condition.\n\n| # | rule | class | paragraph | verified | conditions |\n|---|---|---|---|---|---|';
	const body = rules.map(({ id, stock, reference, verified, title, scope, conditions }, index) => {
		const asked = [...scope, ...conditions].map(({ text }) => text).join('; ') || 'Whatever is left';
		return `| ${index + 1} | \`${id}\` | \`${stock}\` | ${cell(reference)} | ${VERIFIED[verified]} | **${cell(title)}.** ${cell(asked)}. |`;
	});
	return `## Classification of instruments\n\n${head}\n${body.join('\n')}`;
}

function stockFigure({ haircut, limit, coveredBond }: StockLine): string {
	const limits = [limit ? ', up to the net outflow in its currency' : '', coveredBond ? ', limited within level 1' : ''];
	return `${percent(formatFraction(haircut))}${limits.join('')}`;
}

function flowFigure({ basis, rate, formula, aliasOf, anyMaturity, mismatch }: FlowLine): string {
	if (aliasOf) return `the same line as \`${aliasOf}\``;
	const figure = basis === 'RULE' ? percent(formatFraction(rate)) : `${formula}; the calculator asks for a rate`;
	const scope = { DATED: ', in the mismatch when dated', DATED_OR_OPEN: ', in the mismatch when dated or open' };
	return `${figure}${anyMaturity ? ', whatever its date' : ''}${mismatch ? scope[mismatch] : ''}`;
}

function termFigure({ value, status, notApplied }: TermRow): string {
	const figure = `${/^[\d.]+$/.test(value) ? percent(value) : `\`${value}\``}${status === 'OPTION' ? ' (option)' : ''}`;
	return notApplied === undefined ? figure : `${figure}, **not applied**: ${notApplied}`;
}

/** `0.15` as `15 %`, by moving the point. */
function percent(decimal: string): string {
	const [whole = '0', digits = ''] = decimal.split('.');
	const moved = `${whole}${digits.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
	const rest = digits.slice(2).replace(/0+$/, '');
	return `${moved}${rest ? `.${rest}` : ''} %`;
}

function count(rows: readonly { readonly verified: Verified }[], verified: Verified): number {
	return rows.filter((row) => row.verified === verified).length;
}

/** A cell of a table has no line of its own and no bar. */
function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
