import { type FaultName, type Faults, faultNames } from '#gmopg/simulator/fault-plan';
import { operate } from '#gmopg/simulator/operate';
import { type Outage, outages } from '#gmopg/simulator/outages';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import { alterJobs } from '#gmopg/simulator/reversal-rule';
import type { SimulatorClock } from '#gmopg/simulator/simulator-clock';
import type { SimulatorParts } from '#gmopg/simulator/simulator-server';

export interface ConsoleParts extends SimulatorParts {
  outage(): Outage | null;
  setOutage(outage: Outage | null): Promise<void>;
}

/** Does what a form of the console asks; answers the page to go to, null when there is no such form. */
export async function doConsoleAction(
  parts: ConsoleParts,
  pathname: string,
  form: RequestForm,
): Promise<string | null> {
  switch (pathname) {
    case '/console/operate':
      return operateByForm(parts, form);
    case '/console/next-fault':
      return planFault(parts, form);
    case '/console/faults':
      parts.gateway.faults.setFaults(readFaults(form));
      return say('/settings', '障害の割合を変更しました');
    case '/console/outage':
      await parts.setOutage(outages.find((name) => name === form('outage') && name !== 'REFUSED') ?? null);
      return say('/settings', 'API全体の状態を変更しました');
    case '/console/clock':
      return say('/settings', turnClock(parts.gateway.clock, form));
    case '/console/deliver':
      await parts.courier.deliverNow();
      return say('/', '待っていた通知を送りました');
    default:
      return null;
  }
}

function operateByForm(parts: ConsoleParts, form: RequestForm): string {
  const accessId = form('accessId');
  const job = ([...alterJobs, 'CHANGE'] as const).find((name) => name === form('job'));
  if (job === undefined || parts.gateway.ledger.trade(accessId) === null)
    return say('/', '取引が見つかりません');
  const page = `/trades/${accessId}`;
  if (job === 'CHANGE' && !/^[0-9]{1,7}$/.test(form('amount')))
    return say(page, '金額は7桁以内の数字で入れてください');
  const operation = { accessId, job, ...(job === 'CHANGE' && { amount: Number(form('amount')) }) };
  const altered = operate(parts, operation);
  return say(
    page,
    altered.kind === 'DONE' ? '処理しました' : `処理できません（${altered.errors.join(' ')}）`,
  );
}

function planFault(parts: ConsoleParts, form: RequestForm): string {
  const trade = parts.gateway.ledger.trade(form('accessId'));
  const fault = faultNames.find((name) => name === form('fault'));
  if (trade === null || fault === undefined) return say('/', '取引が見つかりません');
  parts.gateway.faults.plan(trade.accessId, fault, null);
  return say(`/trades/${trade.accessId}`, '次の障害を仕掛けました');
}

function readFaults(form: RequestForm): Faults {
  const percent = (fault: FaultName) => Math.min(Math.max(Number(form(fault)) || 0, 0), 100);
  return Object.fromEntries(faultNames.map((fault) => [fault, percent(fault) / 100]));
}

function turnClock(clock: SimulatorClock, form: RequestForm): string {
  switch (form('do')) {
    case 'hour':
      clock.advance(3_600_000);
      break;
    case 'day':
      clock.advance(86_400_000);
      break;
    case 'freeze':
      clock.freeze();
      break;
    case 'run':
      clock.run();
      break;
    case 'set': {
      const at = new Date(`${form('at')}+09:00`);
      if (Number.isNaN(at.getTime())) return '日時が正しくありません';
      clock.set(at);
      break;
    }
    default:
      return '時計はそのままです';
  }
  return '時計を変更しました';
}

function say(page: string, text: string): string {
  return `${page}?said=${encodeURIComponent(text)}`;
}
