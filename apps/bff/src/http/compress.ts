import { constants } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler } from 'express';

/** Bytes below which an answer goes as it is. */
const THRESHOLD = 1_024;
/** Half the work of the default and within 5 % of its size on JSON and scripts. */
const GZIP_LEVEL = 5;
const BROTLI_QUALITY = 5;

/**
 * Compresses text, JSON, CSV and scripts for who accepts it; ETags are weak, so that they hold for every encoding. The streams have a
 * codec of their own and do not pass here.
 */
export function compressAnswers(): RequestHandler {
	return compression({
		threshold: THRESHOLD,
		level: GZIP_LEVEL,
		brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
	});
}
