import { GROUP } from '@tideline/domain';
import { z } from 'zod';
import { entityId } from './query.ts';

/** GET /api/lcr/template.csv and .xlsx */
export const templateQuery = z.strictObject({
	entity: entityId.default(GROUP),
	/** A closed business day, as it closed; absent: now. */
	date: z.iso.date().optional(),
});
export type TemplateQuery = z.infer<typeof templateQuery>;
