import { GROUP } from '@tideline/domain';
import { z } from 'zod';
import { entityId } from './query.ts';

/** GET /api/lcr/template.csv and .xlsx */
export const templateQuery = z.strictObject({ entity: entityId.default(GROUP) });
export type TemplateQuery = z.infer<typeof templateQuery>;
