/**
 * In which order due cards are asked: `due` by the day they could first be asked, `retrievability` the
 * least likely to be remembered first, `random` in an order that stays the same all day.
 */
export const reviewOrders = ['due', 'retrievability', 'random'] as const;
export type ReviewOrder = (typeof reviewOrders)[number];

/**
 * Those, and the order in which a plan goes through a backlog: `worth`, the cards first that would lose
 * most by waiting a week. Those just due come before those long forgotten, of which little is left to
 * lose, and what fades in days before what is firm for months. The least likely first, which suits a
 * day that is done whole, would spend the days on cards that are lost anyway while others follow them.
 * Source: the discussion of orders for a backlog in ankitects/anki#3460.
 */
export const dueOrders = [...reviewOrders, 'worth'] as const;
export type DueOrder = (typeof dueOrders)[number];
