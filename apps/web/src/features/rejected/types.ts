import type { RejectedResponse } from '@tideline/api';

export type { RejectedResponse };
/** A dead letter as listed, by the stream and by the answer alike. */
export type RejectedRecord = RejectedResponse['rejected'];
