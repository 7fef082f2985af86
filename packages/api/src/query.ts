import { GROUP } from '@tideline/domain';
import { z } from 'zod';

/** Entity id as in `reference.entities`; `GROUP` by default. */
export const entityId = z
	.string()
	.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'expected an entity id')
	.meta({ examples: [GROUP] });

/** Most rows of one page. */
export const MAX_PAGE = 10_000;
export const paging = {
	limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(500),
	offset: z.coerce.number().int().min(0).default(0),
};

/** An instant in a query string: milliseconds since the epoch, or ISO 8601 with an offset. */
export const instantParameter = z.union([
	z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
	z.coerce.number().int().min(0).max(8_640_000_000_000_000),
]);
