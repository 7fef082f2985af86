import { previewResponse } from '@tideline/api';
import type { Position } from '@tideline/domain';
import type { Stack } from './stack.ts';

/** What the server says that a proposal would do; comment and expiry move no figure. */
export async function previewOf({ api }: Stack, proposal: object) {
	const whole = { reasonCode: 'OTHER', comment: 'Preview', expiresAt: Date.now() + 3_600_000, ...proposal };
	const response = await api.post('/api/overrides/preview', JSON.stringify({ proposal: whole }));
	return previewResponse.parse(await response.json());
}

/** That a position is a bond, for its instrument in its entity. */
export const isBond = ({ instrumentId, entityId }: Position) => ({
	targetKind: 'INSTRUMENT',
	targetId: instrumentId,
	entityId,
	assetClass: 'BOND',
	reasonCode: 'WRONG_ASSET_CLASS',
});

/**
 * A corporate bond that the equity desk booked as equity, and whose right class moves the stock of whoever holds it: under the rule of the
 * United States both may be level 2B. @throws Error when there is none.
 */
export async function misbookedBond(stack: Stack): Promise<Position> {
	for (const position of await stack.api.positions('GROUP')) {
		if (!position.conflict || position.assetClass !== 'EQUITY') continue;
		const { entities } = await previewOf(stack, isBond(position));
		const holder = entities.find(({ entityId }) => entityId === position.entityId);
		if (holder && holder.before.hqla !== holder.after.hqla) return position;
	}
	throw new Error('no misbooked bond moves the stock');
}
