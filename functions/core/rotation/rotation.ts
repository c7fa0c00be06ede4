import type { BlackoutWindow } from '#core/check-blackout.ts';
import type { MessageId, OfficeId } from '#core/ids.ts';
import type { LocalTime, Slot, Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { LocalDate, Rhythm } from './rhythm.ts';

/** A message of a rotation. */
export interface RotatedMessage {
  readonly id: MessageId;
  /** Days between two uses of this message, instead of the rotation's own gap. */
  readonly gap?: number;
}

/**
 * Where an office stands among those that carry the same rotation: its place in their order, or, where there is no
 * order, a place drawn from its id.
 */
export type Place = { readonly index: number; readonly of: number } | { readonly seed: OfficeId };

/**
 * How far apart offices keep on X, in minutes. X forbids identical content across accounts without naming a time; to
 * stagger it is courtesy to readers and no permission, so near-duplicates are checked as well.
 */
export interface Spacing {
  /** No two offices carry the same message within fewer minutes than these. */
  readonly apart: number;
  /** By so many minutes at most a turn is put off for that. */
  readonly longestOffset: number;
}

/** Our own choice: a timeline moves on in ten minutes, and a morning's post put off by three hours is still today's. */
export const SPACING: Spacing = { apart: 10, longestOffset: 180 };

/** What an office wants to say in turn, and when. */
export interface Rotation {
  /** In the order of the pack, each once. */
  readonly messages: readonly RotatedMessage[];
  readonly rhythm: Rhythm;
  readonly zone: Zone;
  /** Days of the office's calendar between two uses of one message. */
  readonly gap: number;
  readonly place: Place;
  readonly spacing: Spacing;
  readonly blackouts: readonly BlackoutWindow[];
  /** What becomes of a slot in a blackout: left out, or put off to the same time of the first free day. */
  readonly onBlackout: 'skip' | 'shift';
  /** Whether the rotation ends once no message may go yet, or goes on when the gap allows it. */
  readonly whenExhausted: 'stop' | 'pause';
  /** Turns that are approved or past, as they were planned: they stay whatever else changes. */
  readonly fixed: readonly FixedTurn[];
  /** Nothing new is planned before it. */
  readonly notBefore?: Instant;
}

/** A message's turn: what goes out when. */
export interface Turn {
  readonly messageId: MessageId;
  /** The time of the rhythm that this turn fills, also if it goes out at another. */
  readonly wanted: LocalTime;
  readonly slot: Slot;
  /** Minutes by which it was put off, to keep apart from other offices. */
  readonly offset: number;
  /** How often the rotation has gone round, from 1. */
  readonly round: number;
  readonly fixed: boolean;
}

export type FixedTurn = Pick<Turn, 'messageId' | 'wanted' | 'slot' | 'offset'>;

/** A time of the rhythm at which nothing goes out. */
export interface EmptySlot {
  readonly wanted: LocalTime;
  /**
   * `same-minute`: clocks spring forward over it, onto another slot. `exhausted`: no message may go yet. `stopped`:
   * the rotation has ended before.
   */
  readonly why: 'past' | 'blackout' | 'same-minute' | 'exhausted' | 'stopped';
}

/** Why a rotation had nothing to say from a slot on. */
export type Exhaustion =
  | { readonly kind: 'no-messages'; readonly slot: Slot }
  | {
      readonly kind: 'gap';
      readonly slot: Slot;
      /** The round that could not begin, or not go on. */
      readonly round: number;
      /** The messages whose turn it was. */
      readonly waiting: readonly MessageId[];
      /** True where every message has had its turn in the rounds before, and none in this one. */
      readonly complete: boolean;
      /** The first day on which the gap allows one of them. */
      readonly opensOn: LocalDate;
      /** True where the rotation stops for it, instead of waiting. */
      readonly stops: boolean;
    };

/** Every time of the rhythm is either filled by a turn or empty. */
export interface RotationPlan {
  /** In the order they go out. */
  readonly turns: readonly Turn[];
  /** In the order of the calendar. */
  readonly empty: readonly EmptySlot[];
  readonly exhausted: readonly Exhaustion[];
}
