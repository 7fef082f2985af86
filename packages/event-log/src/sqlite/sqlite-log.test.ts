import { eventLogContract } from '../contract.ts';
import { sqliteAdapter } from './contract-adapter.ts';

eventLogContract(sqliteAdapter);
