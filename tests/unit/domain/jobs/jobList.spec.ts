/** @jest-environment node */
import { inListOrder } from '../../../../src/domain/jobs/list/jobOrder';
import type { JobPace } from '../../../../src/domain/jobs/list/jobPace';
import {
  paceWith,
  rateOf,
  timeLeft
} from '../../../../src/domain/jobs/list/jobPace';
import type { JobPhase } from '../../../../src/domain/jobs/list/jobPhase';
import { reportRows } from '../../../../src/domain/jobs/list/reportRows';

describe('the pace of a job', () => {
  const sampled = (
    ...samples: readonly (readonly [number, number])[]
  ): JobPace =>
    samples.reduce<JobPace>((pace, [at, done]) => paceWith(pace, at, done), []);

  it('tells nothing before two seconds are over', () => {
    expect(rateOf(sampled([0, 0]), 1900, 50)).toBeUndefined();
    expect(rateOf(sampled([0, 0]), 2000, 50)).toBe(25);
  });

  it('looks back half a minute only, so that a slow beginning is forgotten', () => {
    const pace = sampled([0, 0], [60_000, 60], [70_000, 1060], [89_000, 2960]);
    expect(rateOf(pace, 90_000, 3060)).toBe(100);
  });

  it('sinks while nothing is done', () => {
    const pace = sampled([0, 0], [10_000, 100]);
    expect(rateOf(pace, 20_000, 100)).toBe(5);
  });

  it('begins anew with a job that begins anew, and if the clock is set back', () => {
    expect(sampled([0, 0], [5000, 100], [6000, 1])).toEqual([
      { at: 6000, done: 1 }
    ]);
    expect(sampled([5000, 10], [1000, 20])).toEqual([{ at: 1000, done: 20 }]);
  });

  it('holds few samples, however often a job tells', () => {
    let pace: JobPace = [];
    for (let at = 0; at < 120_000; at += 10) {
      pace = paceWith(pace, at, at);
    }
    expect(pace.length).toBeLessThan(40);
  });

  it('tells the time that is left only if the total is known and right', () => {
    expect(timeLeft({ done: 100, total: 400 }, 10)).toBe(30_000);
    expect(timeLeft({ done: 100 }, 10)).toBeUndefined();
    expect(timeLeft({ done: 500, total: 400 }, 10)).toBeUndefined();
    expect(timeLeft({ done: 100, total: 400 }, undefined)).toBeUndefined();
  });
});

it('a list of jobs has those that work first, then those that ask, then the others, the newest first', () => {
  const job = (
    phase: JobPhase,
    started: number,
    ended: number | null = null
  ): {
    readonly phase: JobPhase;
    readonly started: number;
    readonly ended: number | null;
  } => ({ phase, started, ended });
  const ended = job('done', 1, 90);
  const failed = job('failed', 80, 85);
  const old = job('running', 5);
  const young = job('waiting', 50);
  const asking = job('asking', 60);
  expect(inListOrder([ended, failed, old, asking, young])).toEqual([
    young,
    old,
    asking,
    ended,
    failed
  ]);
});

describe('a report as rows', () => {
  it('has the counts of parts, and the number of lines of each list', () => {
    expect(
      reportRows({
        dryRun: true,
        products: 3,
        findings: [{}, {}],
        notJudged: { young: 4, deeper: { not: 1 } },
        nothing: null
      })
    ).toEqual([
      { name: 'dryRun', value: true },
      { name: 'products', value: 3 },
      { name: 'findings', value: 2 },
      { name: 'notJudged.young', value: 4 }
    ]);
  });

  it('of another program has a limit', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`n${at}`, 'x'.repeat(1000)])
    );
    const rows = reportRows(many);
    expect(rows).toHaveLength(60);
    expect(String(rows[0].value)).toHaveLength(200);
  });
});
