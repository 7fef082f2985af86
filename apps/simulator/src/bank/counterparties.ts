import { type CounterpartyRecord, type CounterpartyType, type EntityRecord, leiCheckDigits } from '@tideline/domain';
import { COUNTERPARTY_NAMES, type Named } from './counterparty-names.ts';
import { ENTITIES } from './entities.ts';

/** Every counterparty and issuer of the bank, by type. */
export function counterparties(): CounterpartyRecord[] {
	const others = COUNTERPARTY_NAMES.flatMap(({ type, prefix, names }) => named(type, names, prefix));
	return [...others, ...ENTITIES.map(({ record }) => affiliate(record))];
}

function named(type: CounterpartyType, names: readonly Named[], prefix: string): CounterpartyRecord[] {
	const financial = type === 'BANK' || type === 'OTHER_FI';
	return names.map(([name, country], index) => {
		const serial = String(index + 1).padStart(2, '0');
		const counterpartyId = `${prefix}-${country}-${serial}`;
		const body = `${country === 'US' ? '5493' : '2138'}00${mnemonic(name)}${prefix}${serial}`;
		const lei = body + leiCheckDigits(body);
		// Every sixth financial counterparty has no master agreement: its deals do not net.
		return { counterpartyId, lei, name, type, country, financial, own: false, nettingAgreement: financial && (index + 1) % 6 !== 0 };
	});
}

/** An entity of the group as the others deal with it. */
function affiliate({ entityId, name, country, lei }: EntityRecord): CounterpartyRecord {
	return { counterpartyId: `OWN-${entityId}`, lei, name, type: 'BANK', country, financial: true, own: true, nettingAgreement: true };
}

/** Eight characters of A–Z from a name, as issuers of identifiers like to do. */
export function mnemonic(name: string): string {
	const letters = name
		.normalize('NFD')
		.toUpperCase()
		.replace(/[^A-Z]/g, '');
	return letters.slice(0, 8).padEnd(8, 'X');
}
