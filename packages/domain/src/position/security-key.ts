const TRADE_MARK = '#';

/** The key of a position in a security. A trade that an override carves out of its position stands beside it under its own key. */
export function securityKey(entityId: string, accountId: string, instrumentId: string, tradeId: string | null = null): string {
	const whole = `${entityId}|${accountId}|${instrumentId}`;
	return tradeId === null ? whole : `${whole}${TRADE_MARK}${tradeId}`;
}

/** The entity that holds the position of a key. */
export function entityOfSecurityKey(key: string): string {
	return key.slice(0, Math.max(0, key.indexOf('|')));
}

/** The trade that was carved out under a key; null for a whole position. */
export function tradeOfSecurityKey(key: string): string | null {
	const mark = key.indexOf(TRADE_MARK);
	return mark === -1 ? null : key.slice(mark + 1);
}

/** The key of the position that a trade was carved out of; of a whole position its own. */
export function wholeSecurityKey(key: string): string {
	const mark = key.indexOf(TRADE_MARK);
	return mark === -1 ? key : key.slice(0, mark);
}
