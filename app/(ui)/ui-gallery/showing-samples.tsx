import { Wallet } from "lucide-react";
import { Alert } from "@/app/_ui/alert";
import { Badge } from "@/app/_ui/badge";
import { BarChart } from "@/app/_ui/chart/bar-chart";
import { LineChart } from "@/app/_ui/chart/line-chart";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorState } from "@/app/_ui/error-state";
import { Kbd } from "@/app/_ui/kbd";
import { Money } from "@/app/_ui/money/money";
import { PrintButton } from "@/app/_ui/print-button";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { PageSkeleton } from "@/app/_ui/skeleton";
import { Spinner } from "@/app/_ui/spinner";
import { Stat } from "@/app/_ui/stat";
import { Status } from "@/app/_ui/status";
import { Timeline } from "@/app/_ui/timeline";
import { DateText } from "@/app/_ui/time/date-text";
import { DateTime } from "@/app/_ui/time/date-time";
import { RelativeTime } from "@/app/_ui/time/relative-time";

export function ShowingSamples({ zh }: { zh: boolean }) {
  const tones = ["neutral", "brand", "info", "ok", "warn", "danger", "warm"] as const;
  const company = zh
    ? ["泉城热力", "北岭供热", "明湖水务", "长清第二供热"]
    : ["Quancheng Heating", "Beiling Heat", "Minghu Water", "Changqing No. 2"];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Stat
          label={zh ? "收费率" : "Collection rate"}
          value="91.4"
          unit="%"
          delta={{ text: zh ? "较上季 +2.1" : "+2.1 on last season", direction: "up", good: true }}
          definition={zh ? "截至当日实收 ÷ 应收，不含违约金。" : "Collected ÷ billed to date, without late fees."}
          asOf={zh ? "截至 10:30" : "as of 10:30"}
        />
        <Stat
          label={zh ? "未结工单" : "Open tickets"}
          value="1,284"
          delta={{ text: zh ? "较昨日 +86" : "+86 on yesterday", direction: "up", good: false }}
        />
        <Stat
          label={zh ? "应收" : "Billed"}
          value={<Money amountMinor={1_284_503_220n} bare />}
          unit={zh ? "元" : "yuan"}
          delta={{ text: zh ? "持平" : "unchanged", direction: "flat" }}
        />
        <Stat
          label={zh ? "平均办结时长" : "Median time to resolve"}
          value="18.5"
          unit={zh ? "小时" : "h"}
          asOf={zh ? "截至昨日" : "as of yesterday"}
        />
      </div>
      <Card title={zh ? "本户欠费" : "You owe"} actions={<PrintButton size="sm" />}>
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <Money amountMinor={240_300n} size="large" />
            <p className="text-ink-2">
              {zh ? "请于 " : "Please pay by "}
              <DateText day="2025-12-31" long />
              {zh ? " 前缴清" : ""} · <DateTime at="2025-11-14T16:05:09Z" long /> ·{" "}
              <RelativeTime at="2025-11-14T16:05:09Z" now="2025-11-14T18:05:09Z" />
            </p>
          </div>
          <Button size="lg">
            <Wallet aria-hidden />
            {zh ? "立即缴费" : "Pay now"}
          </Button>
        </div>
        <DescriptionList
          className="mt-5"
          columns={3}
          items={[
            { term: zh ? "户号" : "Account", detail: <span className="figures">0102 0034 5678</span> },
            { term: zh ? "户主" : "Owner", detail: zh ? "王秀兰" : "Wang Xiulan" },
            { term: zh ? "收费面积" : "Chargeable area", detail: "89.62 m²" },
            { term: zh ? "退费" : "Refund", detail: <Money amountMinor={-36_045n} signed /> },
            {
              term: zh ? "地址" : "Address",
              detail: zh
                ? "槐荫区经十路 22799 号银座中心 3 号楼 1 单元 1802"
                : "1802, Unit 1, Building 3, 22799 Jingshi Road",
              wide: true,
            },
          ]}
        />
      </Card>
      <Card title={zh ? "状态" : "States"}>
        <div className="grid gap-3">
          <div className="flex flex-wrap gap-2">
            {tones.map((tone) => (
              <Status key={tone} tone={tone}>
                {zh ? "待审核" : "To review"}
              </Status>
            ))}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {zh ? "居民" : "Residential"}
              </Badge>
            ))}
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
            <Spinner label={zh ? "正在加载" : "Loading"} />
          </div>
          <ProgressBar
            label={zh ? "正在导入 泉城热力-居民.xlsx" : "Importing households.xlsx"}
            value={62_500}
            max={100_000}
            detail="62,500 / 100,000"
          />
          <ProgressBar label={zh ? "正在出账" : "Billing"} />
        </div>
      </Card>
      <div className="grid gap-3">
        <Alert tone="info" title={zh ? "报停申请截止 10 月 15 日" : "Stop requests close on 15 October"}>
          {zh ? "逾期不能办理本采暖季报停。" : "Later ones count for the next season."}
        </Alert>
        <Alert tone="ok">{zh ? "缴费成功，票据号 2025-118833。" : "Paid. Receipt 2025-118833."}</Alert>
        <Alert
          tone="warn"
          title={zh ? "本户有往年欠费" : "Arrears from earlier seasons"}
          actions={<Button size="sm">{zh ? "去缴清" : "Pay them"}</Button>}
        >
          {zh ? "缴清后才能过户。" : "They must be paid before a transfer."}
        </Alert>
        <Alert tone="danger" title={zh ? "支付没有完成" : "The payment was not completed"}>
          {zh ? "银行没有扣款，您可以再试一次。" : "Your bank was not charged; you can try again."}
        </Alert>
      </div>
      <Card title={zh ? "办理进度" : "Progress"}>
        <Timeline
          entries={[
            {
              key: "1",
              title: zh ? "已提交申请" : "Request sent",
              state: "done",
              at: "2025-10-08 09:12",
              by: zh ? "王秀兰 · 手机" : "Wang Xiulan · phone",
            },
            {
              key: "2",
              title: zh ? "材料审核通过" : "Documents accepted",
              state: "done",
              at: "2025-10-08 14:40",
              by: zh ? "张敏 · 槐荫营业所" : "Zhang Min · Huaiyin office",
            },
            {
              key: "3",
              title: zh ? "现场核查" : "Site survey",
              state: "current",
              at: zh ? "预计 10-10 前" : "by 10-10",
              children: zh ? "师傅上门前会电话联系您。" : "The technician will call first.",
            },
            { key: "4", title: zh ? "关阀并贴封" : "Valve closed and sealed", state: "upcoming" },
            { key: "5", title: zh ? "未通过" : "Not passed", state: "failed", at: "2025-10-12" },
          ]}
        />
      </Card>
      <Card title={zh ? "对比" : "Compare"}>
        <div className="grid gap-8 lg:grid-cols-2">
          <BarChart
            title={zh ? "应收与实收" : "Billed and collected"}
            unit={zh ? "元" : "yuan"}
            format="money"
            series={[{ label: zh ? "应收" : "Billed" }, { label: zh ? "实收" : "Collected" }]}
            points={company.map((label, index) => ({
              label,
              values: [128_450_322_00 - index * 21_000_000_00, 117_402_211_00 - index * 24_000_000_00],
            }))}
          />
          <BarChart
            horizontal
            title={zh ? "每万户未结工单" : "Open tickets per 10,000 households"}
            series={[{ label: zh ? "未结" : "Open", color: 2 }]}
            points={company.map((label, index) => ({ label, values: [38 - index * 7] }))}
          />
          <LineChart
            title={zh ? "收费率走势" : "Collection rate"}
            format="percent"
            series={company.map((label) => ({ label }))}
            points={["7月", "8月", "9月", "10月", "11月"].map((label, month) => ({
              label: zh ? label : (["Jul", "Aug", "Sep", "Oct", "Nov"][month] ?? ""),
              values: company.map((_, index) => (month === 4 && index === 3 ? null : 0.4 + month * 0.1 + index * 0.03)),
            }))}
          />
          <LineChart title={zh ? "暂无数据" : "Nothing yet"} series={[{ label: "—" }]} points={[]} />
        </div>
      </Card>
      <div className="grid gap-4 md:grid-cols-3">
        <Card>
          <EmptyState
            title={zh ? "还没有账单" : "No bills yet"}
            actions={<Button variant="secondary">{zh ? "绑定户号" : "Link an account"}</Button>}
          >
            {zh ? "绑定户号后，账单会出现在这里。" : "Once an account is linked, its bills appear here."}
          </EmptyState>
        </Card>
        <Card>
          <ErrorState
            title={zh ? "列表没有加载出来" : "The list could not be loaded"}
            code="E-7F3A"
            actions={<Button variant="secondary">{zh ? "重试" : "Try again"}</Button>}
          >
            {zh ? "请检查网络后重试。" : "Check your connection and try again."}
          </ErrorState>
        </Card>
        <PageSkeleton label={zh ? "正在加载" : "Loading"} lines={4} />
      </div>
    </>
  );
}
