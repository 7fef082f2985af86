import { isCfi, isCusip, isIsin, isLei } from '@tideline/domain';
import { factRecordOf } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { openDay, simulate, textOf } from './_day.ts';

describe('the simulated bank', () => {
	const { bank } = openDay();

	it('writes only facts that have the shape of their topic', () => {
		for (const record of simulate(300)) {
			const shape = factRecordOf(record.topic)?.schema;
			if (shape !== undefined) expect(shape.safeParse(JSON.parse(textOf(record))).error, `${record.topic} ${record.key}`).toBeUndefined();
		}
	});

	it('has valid identifiers, each once', () => {
		for (const { record } of bank.instruments) {
			if (record.isin !== null) expect(isIsin(record.isin), record.isin).toBe(true);
			if (record.cusip !== null) expect(isCusip(record.cusip), record.cusip).toBe(true);
			if (record.cfiCode !== null) expect(isCfi(record.cfiCode), record.cfiCode).toBe(true);
		}
		for (const { lei } of bank.counterparties) expect(isLei(lei), lei).toBe(true);
		expect(new Set(bank.instruments.map(({ record }) => record.instrumentId)).size).toBe(bank.instruments.length);
		expect(new Set(bank.counterparties.map(({ counterpartyId }) => counterpartyId)).size).toBe(bank.counterparties.length);
		expect(new Set(bank.counterparties.map(({ lei }) => lei)).size).toBe(bank.counterparties.length);
		expect(new Set(bank.accounts.map(({ record }) => record.accountId)).size).toBe(bank.accounts.length);
	});

	it('is of the size of a middling bank', () => {
		expect(bank.instruments.length).toBeGreaterThan(380);
		expect(bank.counterparties.length).toBeGreaterThan(100);
		expect(bank.accounts.length).toBeGreaterThan(50);
	});

	it('names only issuers and counterparties that it knows', () => {
		const known = new Set(bank.counterparties.map(({ counterpartyId }) => counterpartyId));
		for (const { record } of bank.instruments) expect(known, record.name).toContain(record.issuerId);
		for (const { record } of bank.accounts) if (record.counterpartyId !== null) expect(known, record.name).toContain(record.counterpartyId);
	});

	it('has every type of counterparty', () => {
		expect(new Set(bank.counterparties.map(({ type }) => type)).size).toBe(10);
	});
});
