import type { ExplainedRule } from '@tideline/api';
import { assertNever, type BalanceOf, formatMinor, type Minor, type ParsedBalance } from '@tideline/domain';

type Condition = ExplainedRule['conditions'][number];

/** What core banking says of a balance that its line is chosen by. */
export function balanceConditions(balance: ParsedBalance): Condition[] {
	switch (balance.kind) {
		case 'OPENING_CASH':
		case 'OPENING_SECURITY':
			return [];
		case 'DEPOSIT':
			return [
				fact('counterparty type', balance.counterpartyType),
				fact('stable', yesOrNo(balance.stable)),
				fact('insured', balance.insured ? 'yes' : part(balance.insuredAmount, balance.currency)),
				fact('operational', operational(balance)),
				fact('early withdrawal', yesOrNo(balance.earlyWithdrawal)),
			];
		case 'FACILITY':
			return [
				fact('counterparty type', balance.counterpartyType),
				fact('facility', balance.facility),
				fact('liquid collateral posted', yesOrNo((balance.collateral ?? []).length > 0)),
			];
		case 'OWN_DEBT':
			return [fact('issued by', 'the bank itself')];
		case 'LOAN':
			return [fact('counterparty type', balance.counterpartyType), fact('repaid on demand', yesOrNo(balance.onDemand ?? false))];
		case 'FLOW':
			return [fact('line named by the sender', balance.line)];
		default:
			return assertNever(balance);
	}
}

const fact = (text: string, value: string): Condition => ({ text, value, met: true });

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

function operational({ operational: is, operationalAmount, currency }: BalanceOf<'DEPOSIT'>): string {
	return is && operationalAmount !== undefined ? part(operationalAmount, currency) : yesOrNo(is);
}

const part = (amount: Minor | undefined, currency: string): string =>
	amount === undefined || amount === 0 ? 'no' : `${formatMinor(amount, currency)} ${currency} of it`;
