import { addDays, type CounterpartyType, currency as currencyOf, type Day, type EntityRecord, formatDay } from '@tideline/domain';
import type { Category, CategoryBody, CoreBalance } from './category.ts';
import { openingRate } from './currencies.ts';
import { ENTITIES } from './entities.ts';
import { withTerm } from './term-money.ts';

type Flow = Extract<CoreBalance, { kind: 'FLOW' }>;
type Deposit = Extract<CoreBalance, { kind: 'DEPOSIT' }>;

const deposit = (category: string, counterpartyType: CounterpartyType, flags: Partial<Deposit> = {}): CategoryBody => ({
	kind: 'DEPOSIT',
	category,
	counterpartyType,
	stable: false,
	insured: false,
	operational: false,
	maturityDate: null,
	earlyWithdrawal: false,
	...flags,
});
const facility = (category: string, kind: 'CREDIT' | 'LIQUIDITY', counterpartyType: CounterpartyType): CategoryBody => ({
	kind: 'FACILITY',
	category,
	facility: kind,
	counterpartyType,
});
const flow = (category: string, line: string, side: 'OUTFLOW' | 'INFLOW' = 'OUTFLOW', lines?: Flow['lines']): CategoryBody => ({
	kind: 'FLOW',
	category,
	side,
	line,
	...(lines && { lines }),
	maturityDate: null,
});

/** Balances of the group by category, unweighted, in USD millions. Those dated within 30 days count, the others show that they do not. */
function categories(today: Day): readonly Category[] {
	const inDays = (days: number) => formatDay(addDays(today, days));
	const loan = (category: string, counterpartyType: CounterpartyType, days: number): CategoryBody => ({
		kind: 'LOAN',
		category,
		counterpartyType,
		maturityDate: inDays(days),
	});
	return [
		['DEP-RETAIL-STABLE', 46_000, deposit('Retail, stable', 'RETAIL', { stable: true, insured: true })],
		['DEP-RETAIL-OTHER', 19_000, deposit('Retail, less stable', 'RETAIL')],
		['DEP-RETAIL-TERM', 8_500, deposit('Retail, term', 'RETAIL', { maturityDate: inDays(210) })],
		['DEP-SME-STABLE', 4_000, deposit('Small business, stable', 'SMALL_BUSINESS', { stable: true, insured: true })],
		['DEP-SME-OTHER', 2_270, deposit('Small business, other', 'SMALL_BUSINESS')],
		['DEP-OPERATIONAL', 26_000, deposit('Operational, clearing and custody', 'NFC', { operational: true })],
		['DEP-OPERATIONAL-INSURED', 30_680, deposit('Operational, insured', 'NFC', { operational: true, insured: true })],
		['DEP-CORPORATE', 20_500, deposit('Corporate', 'NFC')],
		['DEP-CORPORATE-INSURED', 10_500, deposit('Corporate, insured', 'NFC', { insured: true })],
		['DEP-PUBLIC', 3_500, deposit('Public sector', 'PSE')],
		['DEP-FINANCIAL', 5_700, deposit('Funds and insurers', 'OTHER_FI')],
		['DEP-BANK', 2_050, deposit('Banks, on demand', 'BANK')],
		['DEP-OTHER', 900, deposit('Other legal entities', 'OTHER_LEGAL_ENTITY')],
		['DEP-CORPORATE-TERM', 6_200, deposit('Corporate, term', 'NFC', { maturityDate: inDays(120) })],
		['DEBT-CP', 760, { kind: 'OWN_DEBT', category: 'Commercial paper', maturityDate: inDays(18) }],
		['DEBT-CD', 500, { kind: 'OWN_DEBT', category: 'Certificates of deposit', maturityDate: inDays(26) }],
		['DEBT-SENIOR', 14_000, { kind: 'OWN_DEBT', category: 'Senior notes', maturityDate: inDays(900) }],
		['FAC-RETAIL', 12_000, facility('Cards and overdrafts', 'CREDIT', 'RETAIL')],
		['FAC-CORPORATE', 15_000, facility('Corporate revolving credit', 'CREDIT', 'NFC')],
		['FAC-CORPORATE-LIQUIDITY', 1_500, facility('Commercial paper backstops', 'LIQUIDITY', 'NFC')],
		['FAC-BANK', 1_100, facility('Lines to banks', 'CREDIT', 'BANK')],
		['FAC-FINANCIAL', 1_000, facility('Credit lines to funds', 'CREDIT', 'OTHER_FI')],
		['FAC-FINANCIAL-LIQUIDITY', 170, facility('Liquidity lines to funds', 'LIQUIDITY', 'OTHER_FI')],
		['FLOW-LOOKBACK', 700, flow('Market valuation look-back', 'derivatives.market-valuation')],
		['FLOW-DOWNGRADE', 360, flow('Downgrade triggers', 'derivatives.downgrade')],
		['FLOW-COLLATERAL', 980, flow('Posted collateral, not level 1', 'derivatives.collateral-valuation')],
		['FLOW-TRADE-FINANCE', 7_150, flow('Letters of credit and guarantees', 'contingent.trade-finance', 'OUTFLOW', { us: null })],
		['FLOW-CONTRACTUAL', 400, flow('Dividends and other contractual', 'other.contractual')],
		['FLOW-SECURED', 1_300, flow('Customer secured funding, level 2B', 'secured.level2b')],
		['LOAN-BANK', 3_850, loan('Loans to banks', 'BANK', 21)],
		['LOAN-FINANCIAL', 2_400, loan('Loans to funds and insurers', 'OTHER_FI', 12)],
		['LOAN-CORPORATE', 4_880, loan('Corporate loans due', 'NFC', 28)],
		['LOAN-CORPORATE-LONG', 38_000, loan('Corporate loans, term', 'NFC', 700)],
		['LOAN-RETAIL', 2_316, loan('Mortgage and card instalments', 'RETAIL', 30)],
		['FLOW-REVERSE', 1_480, flow('Prime brokerage margin loans', 'secured.margin-loan', 'INFLOW')],
		['FLOW-DERIVATIVES', 500, flow('Net derivative receipts', 'derivatives.net', 'INFLOW')],
	];
}

/** Core banking's balances of every entity, in its currency and dated from the business day that it is in: at one instant that may be two days. */
export function coreBanking(dayOf: (entity: EntityRecord) => Day, at: string): CoreBalance[] {
	return ENTITIES.flatMap(({ record, flowShare }) => {
		const { entityId, currency } = record;
		const today = dayOf(record);
		return categories(today)
			.flatMap((category) => withTerm(entityId, category, today))
			.map(([id, millions, body]) => {
				const major = Math.round((millions * 1_000_000 * flowShare) / openingRate(currency));
				const amount = major.toFixed(currencyOf(currency).exponent);
				return { ...body, balanceId: `${entityId}-${id}`, entityId, version: 1, at, currency, amount };
			});
	});
}
