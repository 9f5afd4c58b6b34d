import { describe } from 'vitest';
import { answeringContract } from '#tests/contract/answering.ts';
import type { Storage } from '#tests/contract/builders.ts';
import { importingContract } from '#tests/contract/importing.ts';
import { keepingContract } from '#tests/contract/keeping.ts';
import { linkingContract } from '#tests/contract/linking.ts';
import { orderingContract } from '#tests/contract/ordering.ts';
import { practisingContract } from '#tests/contract/practising.ts';
import { replacingContract } from '#tests/contract/replacing.ts';
import { tellingContract } from '#tests/contract/telling.ts';
import { unlockingContract } from '#tests/contract/unlocking.ts';

/** What every collection does, whatever it is kept in. */
export function collectionContract(name: string, createStorage: () => Storage): void {
	describe(name, () => {
		keepingContract(createStorage);
		answeringContract(createStorage);
		tellingContract(createStorage);
		unlockingContract(createStorage);
		orderingContract(createStorage);
		practisingContract(createStorage);
		importingContract(createStorage);
		linkingContract(createStorage);
		replacingContract(createStorage);
	});
}
