/** A question that is answered again whenever the answer changes; calling the result stops it. */
export type Watch<T> = (next: (value: T) => void, fail: (error: unknown) => void) => () => void;

/**
 * Whether this tab may still write: `superseded` when a newer version opened the database, `deleted` when
 * what this tab had open is there no more. Neither ends but with the page.
 */
export type CollectionHealth = 'open' | 'superseded' | 'deleted' | 'blocked' | 'closed';
