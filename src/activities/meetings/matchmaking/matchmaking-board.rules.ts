import type { Pair, MatchmakingPlan } from './matchmaking-plan.rules.js';

const NOBODY = -1;
const NOT_FREE = -2;

/** A side as an index, so that the code for visitors also serves for hosts with the sides exchanged. */
const VISITOR = 0;
const HOST = 1;

/**
 * A schedule under construction, which says in which slot each pair meets. It always obeys the rules: no party meets
 * twice in a slot, and there are never more meetings than tables or than a party accepts. It can be reset to an earlier
 * state.
 */
export class MatchmakingBoard {
  /** The slot of each pair, or -1. */
  readonly slotOf: Int32Array;
  weight = 0;
  private readonly pairs: readonly Pair[];
  private readonly slots: number;
  /** At `pair * slots + slot`: whether the two can meet in that slot. */
  private readonly possible: Uint8Array;
  /** For each side, at `party * slots + slot`: the pair that meets, NOBODY or NOT_FREE. */
  private readonly at: readonly [Int32Array, Int32Array];
  private readonly left: readonly [number[], number[]];
  private readonly free: number[];
  private readonly journal: [pair: number, slot: number][] = [];

  constructor(plan: MatchmakingPlan) {
    const slots = (this.slots = plan.slots.length);
    this.pairs = plan.pairs;
    this.slotOf = new Int32Array(plan.pairs.length).fill(-1);
    this.possible = new Uint8Array(plan.pairs.length * slots);
    plan.pairs.forEach((pair, index) => pair.slots.forEach((slot) => (this.possible[index * slots + slot] = 1)));
    const buildStates = (free: readonly Uint8Array[]) =>
      Int32Array.from(free.flatMap((row) => Array.from(row, (is) => (is ? NOBODY : NOT_FREE))));
    this.at = [buildStates(plan.visitorFree), buildStates(plan.hostFree)];
    this.left = [[...plan.visitorRoom], [...plan.hostRoom]];
    this.free = [...plan.freeTables];
  }

  /** Makes the present state the one that {@link undo} restores. */
  save(): void {
    this.journal.length = 0;
  }

  undo(): void {
    while (this.journal.length > 0) {
      const [pair, slot] = this.journal.pop()!;
      if (this.slotOf[pair]! >= 0) this.write(pair, -1);
      if (slot >= 0) this.write(pair, slot);
    }
  }

  /** Returns the parties whose meetings have changed since {@link save}. */
  getChangedParties(): { visitors: Set<number>; hosts: Set<number> } {
    const pairs = this.journal.map(([pair]) => this.pairs[pair]!);
    return { visitors: new Set(pairs.map(({ visitor }) => visitor)), hosts: new Set(pairs.map(({ host }) => host)) };
  }

  place(pair: number, slot: number): void {
    this.journal.push([pair, -1]);
    this.write(pair, slot);
  }

  remove(pair: number): void {
    this.journal.push([pair, this.slotOf[pair]!]);
    this.write(pair, -1);
  }

  /** Tells whether both parties are available and unoccupied in a slot that has a free table. */
  isOpen(pair: number, slot: number): boolean {
    return this.free[slot]! > 0 && this.isFreeForBoth(pair, slot);
  }

  isFreeForBoth(pair: number, slot: number): boolean {
    if (!this.possible[pair * this.slots + slot]) return false;
    return this.getOccupant(VISITOR, pair, slot) === NOBODY && this.getOccupant(HOST, pair, slot) === NOBODY;
  }

  /** Tells whether both parties can have another meeting. */
  hasRoom(pair: number): boolean {
    return this.left[VISITOR][this.getParty(VISITOR, pair)]! > 0 && this.left[HOST][this.getParty(HOST, pair)]! > 0;
  }

  /**
   * Gives a pair a meeting without taking one from another pair. It moves other meetings to other slots where that
   * helps.
   */
  seat(pair: number): boolean {
    if (!this.hasRoom(pair) || this.free.every((tables) => tables <= 0)) return false;
    return this.seatOpenly(pair) || this.seatByRelief(pair) || this.seatByExchange(pair);
  }

  /** Gives a pair the first slot that is open for it, without moving other meetings. */
  seatFirst(pair: number): void {
    const slot = this.hasRoom(pair)
      ? this.pairs[pair]!.slots.find((candidate) => this.isOpen(pair, candidate))
      : undefined;
    if (slot !== undefined) this.place(pair, slot);
  }

  /**
   * Takes the slot with the most free tables, and the earliest of several, because that leaves the most options for
   * others.
   */
  private seatOpenly(pair: number): boolean {
    let best = -1;
    for (const slot of this.pairs[pair]!.slots) {
      if (this.isOpen(pair, slot) && (best < 0 || this.free[slot]! > this.free[best]!)) best = slot;
    }
    if (best >= 0) this.place(pair, best);
    return best >= 0;
  }

  /** Both parties are free but all tables are taken, so another meeting moves to a slot with a free table. */
  private seatByRelief(pair: number): boolean {
    for (const slot of this.pairs[pair]!.slots) {
      if (!this.isFreeForBoth(pair, slot)) continue;
      for (const other of this.findPairsInSlot(slot)) {
        const to = this.pairs[other]!.slots.find((candidate) => this.isOpen(other, candidate));
        if (to === undefined) continue;
        this.remove(other);
        this.place(other, to);
        this.place(pair, slot);
        return true;
      }
    }
    return false;
  }

  /**
   * One party is free in one slot and the other party in another slot. All meetings in the chain that alternates
   * between these two slots change their slots.
   */
  private seatByExchange(pair: number): boolean {
    for (const slot of this.pairs[pair]!.slots) {
      for (const side of [VISITOR, HOST] as const) {
        if (this.getOccupant(1 - side, pair, slot) !== NOBODY || this.getOccupant(side, pair, slot) < 0) continue;
        for (let other = 0; other < this.slots; other++) {
          if (other === slot || this.getOccupant(side, pair, other) !== NOBODY) continue;
          if (this.moveChain(pair, side, slot, other)) return true;
        }
      }
    }
    return false;
  }

  /** Makes a party free in `slot`, where it is occupied, by moving that meeting to `other`; then places the pair. */
  private moveChain(pair: number, busySide: number, slot: number, other: number): boolean {
    const chain: number[] = [];
    let [side, from, to] = [busySide, slot, other];
    for (let moved = this.getOccupant(side, pair, slot); moved !== NOBODY;) {
      if (!this.possible[moved * this.slots + to]) return false;
      chain.push(moved);
      side = 1 - side;
      moved = this.getOccupant(side, moved, to);
      [from, to] = [to, from];
    }
    // A chain of even length leaves the number of free tables in both slots unchanged. A chain of odd length moves one
    // meeting to the other slot.
    const odd = chain.length % 2;
    if (this.free[slot]! + odd < 1 || this.free[other]! - odd < 0) return false;
    for (const moved of chain) this.remove(moved);
    chain.forEach((moved, index) => this.place(moved, index % 2 === 0 ? other : slot));
    this.place(pair, slot);
    return true;
  }

  /**
   * Returns the pairs whose meetings would have to be removed for a pair to meet in a slot. These are the meetings of
   * either party in that slot, and the lightest meeting where the tables or a party are full.
   */
  findBlockingPairs(pair: number, slot: number): number[] {
    const out = new Set<number>();
    for (const side of [VISITOR, HOST] as const) {
      const met = this.getOccupant(side, pair, slot);
      if (met >= 0) out.add(met);
    }
    if (this.free[slot]! <= 0 && out.size === 0) out.add(this.findLightest(this.findPairsInSlot(slot), out)!);
    for (const side of [VISITOR, HOST] as const) {
      const party = this.getParty(side, pair);
      const own = this.findPairsByParty(side, party);
      if (this.left[side][party]! > 0 || own.some((met) => out.has(met))) continue;
      const lightest = this.findLightest(own, out);
      if (lightest !== undefined) out.add(lightest);
    }
    return [...out];
  }

  private findLightest(pairs: readonly number[], except: ReadonlySet<number>): number | undefined {
    let best: number | undefined;
    for (const pair of pairs) {
      if (except.has(pair)) continue;
      // Pairs are numbered from the heaviest to the lightest.
      if (best === undefined || pair > best) best = pair;
    }
    return best;
  }

  private findPairsInSlot(slot: number): number[] {
    const met: number[] = [];
    for (let index = slot; index < this.at[HOST].length; index += this.slots) {
      if (this.at[HOST][index]! >= 0) met.push(this.at[HOST][index]!);
    }
    return met;
  }

  private findPairsByParty(side: number, party: number): number[] {
    return [...this.at[side]!.subarray(party * this.slots, (party + 1) * this.slots)].filter((pair) => pair >= 0);
  }

  private getParty(side: number, pair: number): number {
    return side === VISITOR ? this.pairs[pair]!.visitor : this.pairs[pair]!.host;
  }

  private getOccupant(side: number, pair: number, slot: number): number {
    return this.at[side]![this.getParty(side, pair) * this.slots + slot]!;
  }

  private write(pair: number, slot: number): void {
    const placed = slot >= 0;
    const where = placed ? slot : this.slotOf[pair]!;
    for (const side of [VISITOR, HOST] as const) {
      this.at[side][this.getParty(side, pair) * this.slots + where] = placed ? pair : NOBODY;
      this.left[side][this.getParty(side, pair)]! += placed ? -1 : 1;
    }
    this.free[where]! += placed ? -1 : 1;
    this.weight += placed ? this.pairs[pair]!.weight : -this.pairs[pair]!.weight;
    this.slotOf[pair] = slot;
  }
}
