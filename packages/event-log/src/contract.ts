import { describe } from 'vitest';
import { appendContract } from './contract/append.ts';
import { cleaningContract } from './contract/cleaning.ts';
import { groupContract } from './contract/group.ts';
import type { LogAdapter } from './contract/home.ts';
import { identityContract } from './contract/identity.ts';
import { processContract } from './contract/processes.ts';
import { readContract } from './contract/read.ts';
import { createScope } from './contract/scope.ts';
import { transactionContract } from './contract/transaction.ts';

export type { LogAdapter, LogHome, LogModule } from './contract/home.ts';

/** The suite that every adapter of the log passes, unchanged. */
export function eventLogContract(adapter: LogAdapter): void {
	describe(`the event log on ${adapter.name}`, () => {
		const scope = createScope(adapter);
		identityContract(scope);
		appendContract(scope);
		readContract(scope);
		transactionContract(scope);
		groupContract(scope);
		cleaningContract(scope);
		processContract(scope);
	});
}
