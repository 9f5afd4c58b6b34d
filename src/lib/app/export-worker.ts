import { expose } from 'comlink';
import { ExportDesk } from '#lib/app/export-desk.ts';

// A worker of its own: a million answers are put in order and written while the screen stays free.

expose(new ExportDesk());
