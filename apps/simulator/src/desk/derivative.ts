import type { Day } from '@tideline/domain';
import { decimalText, rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, identityOf, type Ticket } from './deal.ts';
import { dateText, iso } from './time-text.ts';

interface DerivativeTerms extends Ticket {
	readonly product: 'IRS' | 'CCS' | 'OPTION';
	readonly effective: Day;
	readonly termination: Day;
	readonly nettingAgreementId: string | null;
	readonly flows: readonly { payDate: Day; currency: string; amount: number; account: string }[];
}

const EVENTS = { NEW: 'INCEPTION', AMEND: 'MODIFICATION', CANCEL: 'CANCELLATION' } as const;

/** The derivatives desk: JSON of `oms.derivative`. */
export function derivativeDeal(terms: DerivativeTerms): Deal {
	const flows = terms.flows.map((flow) => ({ ...flow, amount: rounded(flow.amount, flow.currency) }));
	return {
		topic: 'oms.derivative',
		...identityOf(terms),
		legs: flows.map(({ payDate, currency, amount, account }, index) => ({
			postingId: `flow-${index}`,
			accountId: account,
			currency,
			amount,
			valueDate: payDate,
		})),
		message: ({ version, lifecycle, at }) =>
			JSON.stringify({
				contractId: terms.tradeId,
				contractVersion: version,
				lifecycleEvent: EVENTS[lifecycle],
				bookingEntity: terms.entityId,
				desk: `RATES-${flows[0]?.currency ?? 'USD'}`,
				counterparty: { lei: terms.counterpartyLei },
				product: terms.product,
				tradedDate: dateText(terms.tradeDate),
				effectiveDate: dateText(terms.effective),
				terminationDate: dateText(terms.termination),
				nettingAgreementId: terms.nettingAgreementId,
				cashFlows: flows.map(({ payDate, currency, amount, account }) => ({
					payDate: dateText(payDate),
					direction: amount < 0 ? 'PAY' : 'RECEIVE',
					currency,
					amount: decimalText(Math.abs(amount), currency),
					account,
				})),
				eventTimestamp: iso(at),
			}),
		amended: () => derivativeDeal({ ...terms, flows: terms.flows.map((flow) => ({ ...flow, amount: flow.amount * AMENDED_SHARE })) }),
	};
}
