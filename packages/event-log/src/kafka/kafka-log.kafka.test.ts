import { describe, inject } from 'vitest';
import { eventLogContract } from '../contract.ts';
import { kafkaAdapter } from './contract-adapter.ts';

const kafka = inject('kafka');

describe.skipIf(kafka === null)('against a broker', () => {
	if (kafka !== null) eventLogContract(kafkaAdapter(kafka));
});
