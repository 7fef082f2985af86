import type { CounterpartyRecord, Day } from '@tideline/domain';
import type { Random } from '../random/random.ts';
import { bond } from './bonds.ts';
import { COMMODITIES } from './commodities.ts';
import { INSTRUMENT_CLASSES } from './instrument-classes.ts';
import type { BankInstrument } from './instrument-terms.ts';
import { misbookedBonds } from './misbooked-bonds.ts';
import { share } from './shares.ts';

/** About four hundred instruments in a fixed order; dates are relative to the opening day. */
export function instruments(parties: readonly CounterpartyRecord[], today: Day, random: Random): BankInstrument[] {
	const result: BankInstrument[] = [];
	for (const group of INSTRUMENT_CLASSES) {
		const issuers = parties.filter(group.issuer);
		const rotated = group.id === '1.sovereign' ? weightedSovereigns(issuers) : issuers;
		for (let count = 0; count < group.count; count++) {
			const issuer = rotated[count % rotated.length] as CounterpartyRecord;
			result.push(group.kind === 'EQUITY' ? share(group, issuer, count, random) : bond(group, issuer, result.length, today, random));
		}
	}
	return [...result, ...misbookedBonds(parties, result.length), ...COMMODITIES];
}

/** Home issues make up most of what the three entities hold. */
function weightedSovereigns(issuers: readonly CounterpartyRecord[]): CounterpartyRecord[] {
	const home = issuers.filter(({ country }) => ['GB', 'US', 'SG'].includes(country));
	const abroad = issuers.filter(({ country }) => !['GB', 'US', 'SG'].includes(country));
	return [...home, ...home, ...home, ...abroad];
}
