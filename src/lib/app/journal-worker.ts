import { expose } from 'comlink';
import { JournalDesk } from '#lib/app/journal-desk.ts';

// A worker of its own: a file can be written on at its end in no other place, and no answer waits for it.

expose(new JournalDesk());
