import type { WhatIfChoices } from '@tideline/api';
import type { Shock, TradeShock } from '@tideline/domain';

export type TradeName = TradeShock['trade'];

/** Kinds of new trades in words. */
export const TRADE_WORDS: Readonly<Record<TradeName, string>> = {
	buy: 'Buy a security',
	sell: 'Sell a security',
	repo: 'Repo',
	'reverse-repo': 'Reverse repo',
	borrow: 'Borrow unsecured',
	lend: 'Lend unsecured',
};

/** The same trade as another kind: what both have stays, the rest is filled in. */
export function withTrade(shock: TradeShock, trade: TradeName, choices: WhatIfChoices): Shock {
	const { currency } = shock;
	const amount = 'level' in shock ? shock.marketValue : shock.amount;
	const days = 'days' in shock ? shock.days : 30;
	if (trade === 'borrow' || trade === 'lend') {
		const [first] = trade === 'borrow' ? choices.borrowing : choices.lending;
		return { kind: 'trade', trade, line: first?.line ?? '', amount, currency, days };
	}
	const [first] = choices.securities;
	const security = 'level' in shock ? shock : { level: (first?.level ?? '1') as '1', subclass: first?.subclass };
	const held = {
		level: security.level,
		...(security.subclass === undefined ? {} : { subclass: security.subclass }),
		marketValue: amount,
		currency,
	};
	switch (trade) {
		case 'buy':
		case 'sell':
			return { kind: 'trade', trade, ...held };
		case 'repo':
			return { kind: 'trade', trade, ...held, cash: amount, days, counterparty: 'BANK' };
		case 'reverse-repo':
			return { kind: 'trade', trade, ...held, cash: amount, days };
	}
}
