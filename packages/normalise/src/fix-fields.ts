import { type Day, isCfi, isMic } from '@tideline/domain';
import { BadMessage, quote } from './bad-message.ts';
import { Fields } from './fields.ts';
import { type FixField, parseFix } from './fix.ts';
import type { Scalar } from './scalar.ts';

const PARTY_ID = '448';
const PARTY_SOURCE = '447';
const PARTY_ROLE = '452';
const PARTY_COUNT = '453';
const FIX_DATE = /^\d{8}$/;
const FIX_INSTANT = /^(\d{4})(\d{2})(\d{2})-(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)$/;

/** The fields of a FIX message, by tag; the parties of its one repeating group as `452=ROLE`. */
export class FixFields extends Fields {
	private readonly byTag = new Map<string, FixField>();

	private constructor(fields: readonly FixField[]) {
		super();
		let partyId: FixField | null = null;
		let parties = 0;
		for (const field of fields) {
			const { tag } = field;
			if (tag === PARTY_ID) {
				if (partyId !== null) throw withoutRole(partyId);
				partyId = field;
				parties++;
			} else if (tag === PARTY_ROLE) {
				if (partyId === null)
					throw new BadMessage('INCONSISTENT', `PartyRole ${quote(field.text)} has no PartyID before it`, tag, field.at);
				this.set(`${PARTY_ROLE}=${field.text}`, partyId);
				partyId = null;
			} else if (tag !== PARTY_SOURCE) {
				this.set(tag, field);
			}
		}
		if (partyId !== null) throw withoutRole(partyId);
		if (this.has(PARTY_COUNT) && this.text(PARTY_COUNT) !== String(parties)) {
			this.fail('INCONSISTENT', PARTY_COUNT, `NoPartyIDs is ${quote(this.text(PARTY_COUNT))}; ${parties} parties follow`);
		}
	}

	/** @throws BadMessage when the text is not a whole FIX 4.4 message. */
	static of(text: string): FixFields {
		return new FixFields(parseFix(text));
	}

	protected override find(name: string): Scalar | null {
		return this.byTag.get(name) ?? null;
	}

	override pathOf(name: string): string {
		return name;
	}

	/** LocalMktDate, `YYYYMMDD`. */
	override day(name: string): Day {
		const text = this.text(name);
		if (!FIX_DATE.test(text)) this.fail('BAD_DATE', name, `${quote(text)} is not a date of the form 20261120`);
		return this.knownDay(name, `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
	}

	/** UTCTimestamp, `YYYYMMDD-HH:MM:SS[.sss]`. */
	override instant(name: string): number {
		const text = this.text(name);
		const match = FIX_INSTANT.exec(text);
		if (!match) this.fail('BAD_DATE', name, `${quote(text)} is not a time of the form 20261120-09:31:04.250`);
		const [, year, month, day, time] = match;
		return this.knownInstant(name, `${year}-${month}-${day}T${time}Z`);
	}

	/** ISO 10962; null when absent. */
	cfi(name: string): string | null {
		const text = this.optionalText(name);
		if (text !== null && !isCfi(text)) this.fail('BAD_IDENTIFIER', name, `${quote(text)} is not a CFI code of ISO 10962`);
		return text;
	}

	/** ISO 10383; null when absent. */
	mic(name: string): string | null {
		const text = this.optionalText(name);
		if (text !== null && !isMic(text)) this.fail('BAD_IDENTIFIER', name, `${quote(text)} is not a market identifier of ISO 10383`);
		return text;
	}

	private set(name: string, field: FixField): void {
		const before = this.byTag.size;
		this.byTag.set(name, field);
		if (this.byTag.size === before) throw new BadMessage('DUPLICATE_FIELD', `tag ${name} stands twice`, name, field.at);
	}
}

function withoutRole({ tag, text, at }: FixField): BadMessage {
	return new BadMessage('INCONSISTENT', `party ${quote(text)} has no PartyRole`, tag, at);
}
