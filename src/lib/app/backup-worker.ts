import { expose } from 'comlink';
import { BackupDesk } from '#lib/app/backup-desk.ts';

// A worker of its own: a million answers are packed and checked while the screen stays free.

expose(new BackupDesk());
