"use client";
import { useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import type { Column, Sort } from "@/app/_ui/data-table/column";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { Money } from "@/app/_ui/money/money";
import { toast } from "@/app/_ui/overlay/toast";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";

type Row = { no: string; name: string; address: string; area: number; dueMinor: bigint; paid: boolean };

const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({
  no: String(102_003_400_000 + index * 37),
  name: ["王秀兰", "欧阳建国", "李敏", "济南市槐荫区鑫苑名家物业服务有限公司"][index % 4] ?? "",
  address: `槐荫区经十路 ${22_000 + (index % 800)} 号银座中心 ${(index % 12) + 1} 号楼 ${(index % 4) + 1} 单元 ${100 + (index % 30)}`,
  area: 60 + ((index * 7919) % 9000) / 100,
  dueMinor: BigInt((index * 104_729) % 500_000) - 20_000n,
  paid: index % 3 === 0,
}));

export function ListSamples({ zh }: { zh: boolean }) {
  const [sort, setSort] = useState<Sort>({ key: "no", direction: "ascending" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: "no",
        header: zh ? "户号" : "Account",
        width: "9rem",
        sortable: true,
        cell: (row) => <span className="figures">{row.no}</span>,
      },
      { key: "name", header: zh ? "户名" : "Name", width: "10rem", cell: (row) => row.name, title: (row) => row.name },
      { key: "address", header: zh ? "地址" : "Address", cell: (row) => row.address, title: (row) => row.address },
      {
        key: "area",
        header: zh ? "面积 m²" : "Area m²",
        width: "7rem",
        numeric: true,
        sortable: true,
        cell: (row) => row.area.toFixed(2),
      },
      {
        key: "due",
        header: zh ? "欠费（元）" : "Due (yuan)",
        width: "9rem",
        numeric: true,
        sortable: true,
        cell: (row) => <Money amountMinor={row.dueMinor} bare />,
      },
      {
        key: "state",
        header: zh ? "状态" : "State",
        width: "8rem",
        cell: (row) => (
          <Status tone={row.paid ? "ok" : "warn"}>
            {zh ? (row.paid ? "已缴清" : "欠费") : row.paid ? "Paid" : "Due"}
          </Status>
        ),
      },
    ],
    [zh],
  );
  const sorted = useMemo(() => {
    const sign = sort.direction === "ascending" ? 1 : -1;
    const by = (row: Row) =>
      sort.key === "area" ? row.area : sort.key === "due" ? Number(row.dueMinor) : Number(row.no);
    return rows.toSorted((a, b) => sign * (by(a) - by(b)));
  }, [sort]);
  return (
    <>
      <Card flush title={zh ? "一万户" : "Ten thousand households"}>
        <DataTable
          caption={zh ? "居民户" : "Households"}
          columns={columns}
          rows={sorted}
          rowKey={(row) => row.no}
          onOpen={(row) => toast(row.no)}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelectedChange={setSelected}
          selectionActions={
            <Button size="sm" variant="soft">
              {zh ? "批量催缴" : "Remind"}
            </Button>
          }
          summary="10,000"
          maxHeight="26rem"
          minWidth="56rem"
        />
      </Card>
      <Card flush title={zh ? "手机上成卡片" : "Cards on a phone"}>
        <DataTable
          caption={zh ? "居民户" : "Households"}
          columns={columns}
          rows={rows.slice(0, 5)}
          rowKey={(row) => row.no}
          minWidth="56rem"
          loadMore={{ hasMore: true, onLoadMore: () => toast("…") }}
          card={(row) => (
            <div className="flex items-center justify-between gap-3">
              <div className="min-w-0">
                <p className="truncate font-medium">{row.name}</p>
                <p className="figures text-[0.875em] text-ink-3">{row.no}</p>
              </div>
              <Money amountMinor={row.dueMinor} />
            </div>
          )}
        />
      </Card>
      <div className="grid gap-4 md:grid-cols-2">
        <Card flush title={zh ? "加载中" : "Loading"}>
          <DataTable caption="…" columns={columns} rows={[]} rowKey={(row) => row.no} loading />
        </Card>
        <Card flush title={zh ? "空与出错" : "Empty and failed"}>
          <DataTable caption="…" columns={columns} rows={[]} rowKey={(row) => row.no} />
          <DataTable
            caption="…"
            columns={columns}
            rows={[]}
            rowKey={(row) => row.no}
            error
            onRetry={() => toast("…")}
          />
        </Card>
      </div>
      <Card flush title={zh ? "账单明细" : "Bill lines"}>
        <Table caption={zh ? "账单明细" : "Bill lines"}>
          <TableHead>
            <tr>
              <HeadCell>{zh ? "项目" : "Item"}</HeadCell>
              <HeadCell numeric>{zh ? "数量" : "Quantity"}</HeadCell>
              <HeadCell numeric>{zh ? "单价" : "Price"}</HeadCell>
              <HeadCell numeric>{zh ? "金额（元）" : "Amount (yuan)"}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            <TableRow>
              <Cell>{zh ? "居民采暖费" : "Residential heating"}</Cell>
              <Cell numeric>89.62 m²</Cell>
              <Cell numeric>26.70</Cell>
              <Cell numeric>
                <Money amountMinor={239_285n} bare />
              </Cell>
            </TableRow>
            <TableRow>
              <Cell>{zh ? "低保减免" : "Low-income waiver"}</Cell>
              <Cell numeric>1</Cell>
              <Cell numeric>—</Cell>
              <Cell numeric>
                <Money amountMinor={-30_000n} bare />
              </Cell>
            </TableRow>
          </TableBody>
        </Table>
        <Pager nextHref="/ui-gallery?next" summary={zh ? "第 1–50 条" : "1–50"} />
      </Card>
    </>
  );
}
