import { type Activity, activitySchema } from '@tideline/domain';
import { zodOfAvro } from './avro-zod.ts';

/** A row of the `activity:ENTITY` stream. */
export const activityRecord = zodOfAvro<Activity>(activitySchema);
