import type { Entity } from '@tideline/api';

/** The name that has room in a tile: the group is `Group`, a legal entity the place behind the bank's name. */
export function shortName({ kind, name }: Pick<Entity, 'kind' | 'name'>): string {
	if (kind === 'group') return 'Group';
	return name.split(',').at(-1)?.trim() || name;
}

/** Whether an account's name says already whose it is: `Bank of England, LDN`. */
export const namesEntity = (name: string, entityId: string): boolean => name.split(/[\s,]+/).includes(entityId);
