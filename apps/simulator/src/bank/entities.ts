import { type EntityRecord, leiCheckDigits } from '@tideline/domain';

/** A legal entity that trades, with its share of the group's assets and of its net outflows: they set its ratio. */
export interface BankEntity {
	readonly record: EntityRecord;
	readonly stockShare: number;
	readonly flowShare: number;
	/** MIC of the home exchange. */
	readonly exchange: string;
}

const limits = { regulatory: '1.00', earlyWarning: '1.10', internal: '1.15' };
const lei = (body: string) => body + leiCheckDigits(body);

const entity = (
	entityId: string,
	name: string,
	currency: string,
	country: string,
	timeZone: string,
	[stockShare, flowShare, exchange]: [number, number, string],
	regime: Pick<EntityRecord, 'rulebook' | 'transferRestriction' | 'outflowAdjustment'>,
): BankEntity => ({
	record: {
		entityId,
		name,
		kind: 'entity',
		lei: lei(`5493TIDELINE${entityId}001`),
		currency,
		country,
		timeZone,
		limits,
		...regime,
	},
	stockShare,
	flowShare,
	exchange,
});

/** With less than USD 75bn of short-term wholesale funding (12 CFR 249.30(c)). */
const CATEGORY_III = '0.85';

export const ENTITIES: readonly BankEntity[] = [
	entity('LDN', 'Tideline Bank, London', 'GBP', 'GB', 'Europe/London', [0.372, 0.409, 'XLON'], { rulebook: 'eu' }),
	entity('NYC', 'Tideline Bank, New York', 'USD', 'US', 'America/New_York', [0.42, 0.474, 'XNYS'], {
		rulebook: 'us',
		outflowAdjustment: CATEGORY_III,
	}),
	entity('SGP', 'Tideline Bank, Singapore', 'SGD', 'SG', 'Asia/Singapore', [0.18, 0.167, 'XSES'], {
		rulebook: 'basel',
		transferRestriction: 'Liquid assets leave Singapore only with its supervisor’s consent.',
	}),
];

const GROUP: EntityRecord = {
	entityId: 'GROUP',
	name: 'Tideline Group',
	kind: 'group',
	lei: lei('5493TIDELINEGRP001'),
	currency: 'USD',
	country: 'GB',
	timeZone: 'Europe/London',
	rulebook: 'basel',
	// Of its view under the rule of the United States, where the group is of its subsidiary's category.
	outflowAdjustment: CATEGORY_III,
	limits,
};

/** The legal entities and the group, as `reference.entities` has them. */
export const ENTITY_RECORDS: readonly EntityRecord[] = [...ENTITIES.map(({ record }) => record), GROUP];
