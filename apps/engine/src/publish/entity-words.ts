import { GROUP } from '@tideline/domain';

/** The name of an entity in a sentence: its code, or `Group`. */
export const entityWords = (entityId: string) => (entityId === GROUP ? 'Group' : entityId);
