import type { Pair, Plan } from './matchmaking.plan.js';

const NOBODY = -1;
const NOT_FREE = -2;

/** A side as an index: what holds for visitors holds for hosts turned round. */
const VISITOR = 0;
const HOST = 1;

/**
 * A schedule in the making: which pair meets in which slot. It keeps to what is possible (nobody twice in a slot, no
 * more meetings than tables and than a party takes) and can be taken back to an earlier state.
 */
export class Board {
  /** The slot of each pair, or -1. */
  readonly slotOf: Int32Array;
  weight = 0;
  private readonly pairs: readonly Pair[];
  private readonly slots: number;
  /** `pair * slots + slot`: whether the two can meet then. */
  private readonly possible: Uint8Array;
  /** By side, `party * slots + slot`: the pair met, NOBODY or NOT_FREE. */
  private readonly at: readonly [Int32Array, Int32Array];
  private readonly left: readonly [number[], number[]];
  private readonly free: number[];
  private readonly journal: [pair: number, slot: number][] = [];

  constructor(plan: Plan) {
    const slots = (this.slots = plan.slots.length);
    this.pairs = plan.pairs;
    this.slotOf = new Int32Array(plan.pairs.length).fill(-1);
    this.possible = new Uint8Array(plan.pairs.length * slots);
    plan.pairs.forEach((pair, index) => pair.slots.forEach((slot) => (this.possible[index * slots + slot] = 1)));
    const states = (free: readonly Uint8Array[]) =>
      Int32Array.from(free.flatMap((row) => Array.from(row, (is) => (is ? NOBODY : NOT_FREE))));
    this.at = [states(plan.visitorFree), states(plan.hostFree)];
    this.left = [[...plan.visitorRoom], [...plan.hostRoom]];
    this.free = [...plan.freeTables];
  }

  /** Makes this the state that {@link undo} comes back to. */
  settle(): void {
    this.journal.length = 0;
  }

  undo(): void {
    while (this.journal.length > 0) {
      const [pair, slot] = this.journal.pop()!;
      if (this.slotOf[pair]! >= 0) this.write(pair, -1);
      if (slot >= 0) this.write(pair, slot);
    }
  }

  /** Whose meetings have changed since {@link settle}. */
  changedParties(): { visitors: Set<number>; hosts: Set<number> } {
    const pairs = this.journal.map(([pair]) => this.pairs[pair]!);
    return { visitors: new Set(pairs.map(({ visitor }) => visitor)), hosts: new Set(pairs.map(({ host }) => host)) };
  }

  place(pair: number, slot: number): void {
    this.journal.push([pair, -1]);
    this.write(pair, slot);
  }

  take(pair: number): void {
    this.journal.push([pair, this.slotOf[pair]!]);
    this.write(pair, -1);
  }

  /** Whether both are there and unoccupied in a slot, and have a table. */
  isOpen(pair: number, slot: number): boolean {
    return this.free[slot]! > 0 && this.bothFree(pair, slot);
  }

  bothFree(pair: number, slot: number): boolean {
    if (!this.possible[pair * this.slots + slot]) return false;
    return this.met(VISITOR, pair, slot) === NOBODY && this.met(HOST, pair, slot) === NOBODY;
  }

  /** Whether neither has as many meetings as it takes. */
  hasRoom(pair: number): boolean {
    return this.left[VISITOR][this.party(VISITOR, pair)]! > 0 && this.left[HOST][this.party(HOST, pair)]! > 0;
  }

  /** Gives a pair a meeting without taking one from another, moving others to other slots where that helps. */
  seat(pair: number): boolean {
    if (!this.hasRoom(pair) || this.free.every((tables) => tables <= 0)) return false;
    return this.seatOpenly(pair) || this.seatByRelief(pair) || this.seatByExchange(pair);
  }

  /** Gives a pair the first slot that takes it as things are. */
  seatFirst(pair: number): void {
    const slot = this.hasRoom(pair)
      ? this.pairs[pair]!.slots.find((candidate) => this.isOpen(pair, candidate))
      : undefined;
    if (slot !== undefined) this.place(pair, slot);
  }

  /** In the earliest of the slots with most tables free, which leaves most ways for others. */
  private seatOpenly(pair: number): boolean {
    let best = -1;
    for (const slot of this.pairs[pair]!.slots) {
      if (this.isOpen(pair, slot) && (best < 0 || this.free[slot]! > this.free[best]!)) best = slot;
    }
    if (best >= 0) this.place(pair, best);
    return best >= 0;
  }

  /** Both are free but the tables are taken: another meeting moves to a slot that has one. */
  private seatByRelief(pair: number): boolean {
    for (const slot of this.pairs[pair]!.slots) {
      if (!this.bothFree(pair, slot)) continue;
      for (const other of this.metIn(slot)) {
        const to = this.pairs[other]!.slots.find((candidate) => this.isOpen(other, candidate));
        if (to === undefined) continue;
        this.take(other);
        this.place(other, to);
        this.place(pair, slot);
        return true;
      }
    }
    return false;
  }

  /**
   * One is free in one slot and the other in another: along the chain of meetings from one of them that alternates
   * between the two slots, everything changes places.
   */
  private seatByExchange(pair: number): boolean {
    for (const slot of this.pairs[pair]!.slots) {
      for (const side of [VISITOR, HOST] as const) {
        if (this.met(1 - side, pair, slot) !== NOBODY || this.met(side, pair, slot) < 0) continue;
        for (let other = 0; other < this.slots; other++) {
          if (other === slot || this.met(side, pair, other) !== NOBODY) continue;
          if (this.exchange(pair, side, slot, other)) return true;
        }
      }
    }
    return false;
  }

  /** Makes a party free in `slot`, where it is busy, by moving that meeting to `other`; then seats the pair. */
  private exchange(pair: number, busySide: number, slot: number, other: number): boolean {
    const chain: number[] = [];
    let [side, from, to] = [busySide, slot, other];
    for (let moved = this.met(side, pair, slot); moved !== NOBODY;) {
      if (!this.possible[moved * this.slots + to]) return false;
      chain.push(moved);
      side = 1 - side;
      moved = this.met(side, moved, to);
      [from, to] = [to, from];
    }
    // A chain of even length leaves the tables of both slots as they were; one of odd length moves one meeting over.
    const odd = chain.length % 2;
    if (this.free[slot]! + odd < 1 || this.free[other]! - odd < 0) return false;
    for (const moved of chain) this.take(moved);
    chain.forEach((moved, index) => this.place(moved, index % 2 === 0 ? other : slot));
    this.place(pair, slot);
    return true;
  }

  /** What would have to go for a pair to meet in a slot: meetings of either then, the lightest where it is too many. */
  inTheWay(pair: number, slot: number): number[] {
    const out = new Set<number>();
    for (const side of [VISITOR, HOST] as const) {
      const met = this.met(side, pair, slot);
      if (met >= 0) out.add(met);
    }
    if (this.free[slot]! <= 0 && out.size === 0) out.add(this.lightest(this.metIn(slot), out)!);
    for (const side of [VISITOR, HOST] as const) {
      const party = this.party(side, pair);
      const own = this.metBy(side, party);
      if (this.left[side][party]! > 0 || own.some((met) => out.has(met))) continue;
      const lightest = this.lightest(own, out);
      if (lightest !== undefined) out.add(lightest);
    }
    return [...out];
  }

  private lightest(pairs: readonly number[], except: ReadonlySet<number>): number | undefined {
    let best: number | undefined;
    for (const pair of pairs) {
      if (except.has(pair)) continue;
      // Pairs are numbered from the heaviest.
      if (best === undefined || pair > best) best = pair;
    }
    return best;
  }

  private metIn(slot: number): number[] {
    const met: number[] = [];
    for (let index = slot; index < this.at[HOST].length; index += this.slots) {
      if (this.at[HOST][index]! >= 0) met.push(this.at[HOST][index]!);
    }
    return met;
  }

  private metBy(side: number, party: number): number[] {
    return [...this.at[side]!.subarray(party * this.slots, (party + 1) * this.slots)].filter((pair) => pair >= 0);
  }

  private party(side: number, pair: number): number {
    return side === VISITOR ? this.pairs[pair]!.visitor : this.pairs[pair]!.host;
  }

  private met(side: number, pair: number, slot: number): number {
    return this.at[side]![this.party(side, pair) * this.slots + slot]!;
  }

  private write(pair: number, slot: number): void {
    const placed = slot >= 0;
    const where = placed ? slot : this.slotOf[pair]!;
    for (const side of [VISITOR, HOST] as const) {
      this.at[side][this.party(side, pair) * this.slots + where] = placed ? pair : NOBODY;
      this.left[side][this.party(side, pair)]! += placed ? -1 : 1;
    }
    this.free[where]! += placed ? -1 : 1;
    this.weight += placed ? this.pairs[pair]!.weight : -this.pairs[pair]!.weight;
    this.slotOf[pair] = slot;
  }
}
