import type { LineChoice, Rulebook } from '@tideline/domain';

/** Which line each balance and each flow of a trade stands on, as a chapter of a rulebook's page. */
export function choicesSection({ choices, secured }: Rulebook): string {
	const { funding, lending, facilities, cash, items, insuredParts, facilityCollateral } = choices;
	return [
		'## Where balances and flows stand',
		'In each table the first row that is met decides; `no flow` is money outside the 30 days.',
		table('Money taken', 'outflow', funding.map(row)),
		table('Money lent', 'inflow', lending.map(row)),
		table('Undrawn commitments', 'outflow', facilities.map(row)),
		table(
			'Cash accounts',
			'line',
			cash.map(({ when, side, line }) => [words(when), `${side.toLowerCase()} \`${line}\``]),
		),
		table('Flows of one kind', 'line', [...named('outflow', items.OUTFLOW), ...named('inflow', items.INFLOW)]),
		table('Secured funding by counterparty, where its rate is not above the collateral’s', 'outflow', [
			...Object.entries(secured.counterparties).map(([party, line]): Row => [words({ party }), `\`${line}\``]),
			['cash of a deal in the unwind', `\`${secured.cash}\``],
		]),
		`The insured part stands apart for: ${listed(insuredParts)}. Undrawn facilities are net of collateral on: ${listed(facilityCollateral)}, after haircut.`,
	].join('\n\n');
}

type Row = readonly [when: string, line: string];

function row({ when, line }: LineChoice): Row {
	return [words(when), line === null ? 'no flow' : `\`${line}\``];
}

function named(side: string, lines: object): Row[] {
	return Object.entries(lines).map(([name, line]): Row => [plain(name), `${side} \`${line}\``]);
}

function table(title: string, column: string, rows: readonly Row[]): string {
	const body = rows.map(([when, line]) => `| ${when} | ${line} |`).join('\n');
	return `### ${title}\n\n| when | ${column} |\n|---|---|\n${body}`;
}

/** Facts as a person reads them: `operational, insured`, `not overdrawn`, `group bank or other financial`. */
function words(when: object): string {
	const parts = Object.entries(when).map(([fact, value]) => {
		if (value === true) return plain(fact);
		if (value === false) return `not ${plain(fact)}`;
		return `${plain(fact)} ${listed([value].flat(), ' or ')}`;
	});
	return parts.length === 0 ? 'whatever is left' : parts.join(', ');
}

function listed(values: readonly unknown[], joint = ', '): string {
	return values.length === 0 ? 'none' : values.map((value) => plain(String(value))).join(joint);
}

/** `NON_FINANCIAL` and `unsettledPurchase` in words. */
function plain(name: string): string {
	return name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replaceAll('_', ' ')
		.toLowerCase();
}
