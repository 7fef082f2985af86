/** The fields of each desk's messages that make the cash flow or the quantity, by topic: names of JSON, tags of FIX. */
const USED_FIELDS: Readonly<Record<string, readonly string[]>> = {
	'oms.fx': ['dealId', 'side', 'currencyPair', 'amount', 'counterAmount', 'settlementDate', 'counterparty'],
	'oms.repo': [
		'repoId',
		'direction',
		'currency',
		'repurchaseAmount',
		'startDate',
		'maturityDate',
		'isin',
		'quantity',
		'rehypothecable',
		'cpty',
	],
	'oms.interbank': ['reference', 'dealDirection', 'ccy', 'principal', 'interest', 'endsOn', 'bank', 'operationalDeposit'],
	'oms.bond': ['tradeRef', 'buySell', 'isin', 'nominal', 'currency', 'settlementAmount', 'settleDate'],
	'oms.derivative': ['contractId', 'lei', 'nettingAgreementId', 'payDate', 'direction', 'currency', 'amount'],
	// ExecID, Side, SecurityID, LastQty, LastPx, SettlCurrAmt, SettlCurrency, SettlDate.
	'ems.equity': ['17', '54', '48', '32', '31', '119', '120', '64'],
	'ems.commodity': ['17', '54', '48', '32', '31', '119', '120', '64'],
	payments: ['paymentId', 'accountId', 'currency', 'amount', 'confirmedAt', 'tradeId'],
	balances: [
		'balanceId',
		'kind',
		'currency',
		'amount',
		'quantity',
		'encumbered',
		'category',
		'counterpartyType',
		'maturityDate',
		'accountId',
	],
};

/** Fields of a message that its figures rest on. */
export function usedFields(topic: string): readonly string[] {
	return USED_FIELDS[topic] ?? [];
}
