import type { WhatIfResponse, WhatIfStep } from '@tideline/api';
import { capCutTotal } from '@tideline/domain';
import { formatMoneyChange, moneyUnit, type Scale } from '../../format/money.ts';
import { formatCount } from '../../format/number.ts';

type Outcome = Pick<WhatIfStep, 'ratio'>;

/** What a shock did on top of those before it, one sentence a fact; amounts in the reporting currency. */
export function doneWords(before: Outcome, step: WhatIfStep, currency: WhatIfResponse['currency'], scale: Scale): string[] {
	const { ratio: was } = before;
	const { ratio: is, touched, reclassified } = step;
	const money = (amount: number): string => `${formatMoneyChange(amount, currency, scale)} ${moneyUnit(currency, scale)}`;
	const cutChange = capCutTotal(is) - capCutTotal(was);
	return [
		`${formatCount(touched)} ${touched === 1 ? 'item' : 'items'} touched: HQLA ${money(is.hqla - was.hqla)}, net outflows ${money(is.netCashOutflows - was.netCashOutflows)}.`,
		...reclassified.map(
			({ from, to, items }) => `${formatCount(items)} ${items === 1 ? 'item falls' : 'items fall'} from ${from} to ${to}.`,
		),
		...(cutChange === 0 ? [] : [`Cap cuts ${money(cutChange)}.`]),
	];
}
