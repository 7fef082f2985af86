import type { PreviewEntity } from '@tideline/api';
import { GROUP } from '@tideline/domain';

/** The pane has room for so many of three figures each. */
const MAX_COLUMNS = 2;

/** The entities to show: the one that is looked at when the override touches it, else the one whose ratio moves most; then the group. */
export function reversalColumns(entities: readonly PreviewEntity[], entityId: string): PreviewEntity[] {
	const own = entities.filter((entity) => entity.entityId !== GROUP).sort((a, b) => moves(b) - moves(a));
	const first = own.find((entity) => entity.entityId === entityId) ?? own[0];
	const group = entities.find((entity) => entity.entityId === GROUP);
	return [first, group].filter((entity) => entity !== undefined).slice(0, MAX_COLUMNS);
}

const moves = ({ before, after }: PreviewEntity): number => Math.abs((after.lcr ?? 0) - (before.lcr ?? 0));
