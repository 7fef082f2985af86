import { type EntityRecord, type InstrumentRecord, isCusip, isIsin, isLei } from '@tideline/domain';
import { quote } from './bad-message.ts';
import type { Fields } from './fields.ts';
import type { ReferenceLookup } from './reference-lookup.ts';

const LEI_LENGTH = 20;

/** Looks up what a message names in the reference data: the ids that it returns are the bank's own. */
export class Resolver {
	private readonly fields: Fields;
	private readonly reference: ReferenceLookup;
	constructor(fields: Fields, reference: ReferenceLookup) {
		this.fields = fields;
		this.reference = reference;
	}

	/** A copy that reads from an object inside the message. */
	within(fields: Fields): Resolver {
		return new Resolver(fields, this.reference);
	}

	entity(name: string): EntityRecord {
		const text = this.fields.text(name);
		const entity = this.reference.entity(text);
		if (entity === undefined) {
			this.checkLei(name, text);
			return this.fields.fail('UNKNOWN_ENTITY', name, `no entity ${quote(text)} in reference.entities`);
		}
		if (entity.kind === 'group')
			this.fields.fail('UNKNOWN_ENTITY', name, `${entity.entityId} is the group; trades belong to a legal entity`);
		return entity;
	}

	counterpartyId(name: string): string {
		const text = this.fields.text(name);
		const counterparty = this.reference.counterparty(text);
		if (counterparty !== undefined) return counterparty.counterpartyId;
		this.checkLei(name, text);
		return this.fields.fail('UNKNOWN_COUNTERPARTY', name, `no counterparty ${quote(text)} in reference.counterparties`);
	}

	cashAccountId(name: string, entity: EntityRecord, currency: string): string {
		const account = this.account(name, entity);
		if (account.kind === 'CUSTODY')
			this.fields.fail('UNKNOWN_ACCOUNT', name, `${quote(account.accountId)} is a custody account; expected a cash account`);
		if (account.currency !== currency) {
			this.fields.fail(
				'INCONSISTENT',
				name,
				`account ${quote(account.accountId)} is in ${account.currency}; the payment is in ${currency}`,
			);
		}
		return account.accountId;
	}

	custodyAccountId(name: string, entity: EntityRecord): string {
		const account = this.account(name, entity);
		if (account.kind === 'CUSTODY') return account.accountId;
		return this.fields.fail('UNKNOWN_ACCOUNT', name, `${quote(account.accountId)} is a cash account; expected a custody account`);
	}

	isin(name: string): InstrumentRecord {
		const text = this.fields.text(name);
		const instrument = this.reference.instrument(text);
		if (instrument?.isin === text) return instrument;
		if (!isIsin(text)) this.fields.fail('BAD_IDENTIFIER', name, `${quote(text)} is not an ISIN: its form or its check digit is wrong`);
		return this.unknownInstrument(name, text);
	}

	cusip(name: string): InstrumentRecord {
		const text = this.fields.text(name);
		const instrument = this.reference.instrument(text);
		if (instrument?.cusip === text) return instrument;
		if (!isCusip(text)) this.fields.fail('BAD_IDENTIFIER', name, `${quote(text)} is not a CUSIP: its form or its check digit is wrong`);
		return this.unknownInstrument(name, text);
	}

	symbol(name: string): InstrumentRecord {
		const text = this.fields.text(name);
		return this.reference.instrument(text) ?? this.unknownInstrument(name, text);
	}

	private account(name: string, entity: EntityRecord) {
		const text = this.fields.text(name);
		const account = this.reference.account(text);
		if (account === undefined) return this.fields.fail('UNKNOWN_ACCOUNT', name, `no account ${quote(text)} in reference.accounts`);
		if (account.entityId !== entity.entityId) {
			this.fields.fail('INCONSISTENT', name, `account ${quote(text)} belongs to ${account.entityId}; the trade to ${entity.entityId}`);
		}
		return account;
	}

	private unknownInstrument(name: string, text: string): never {
		return this.fields.fail('UNKNOWN_INSTRUMENT', name, `no instrument ${quote(text)} in reference.instruments`);
	}

	/** Tells a mistyped LEI from one that the reference data lacks. */
	private checkLei(name: string, text: string): void {
		if (text.length === LEI_LENGTH && !isLei(text))
			this.fields.fail('BAD_IDENTIFIER', name, `${quote(text)} is not an LEI: its check digits are wrong`);
	}
}
