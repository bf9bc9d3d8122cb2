/** What a household list can say of a home. Browser-safe. */
export const importFields = [
  "accountNo",
  "name",
  "phone",
  "idNumber",
  "division",
  "station",
  "district",
  "community",
  "building",
  "unit",
  "room",
  "address",
  "builtArea",
  "chargeableArea",
  "heightFactor",
  "storeyHeight",
  "priceClass",
  "settlement",
  "supplyState",
  "use",
  "openedOn",
  "householdSize",
  "lowIncome",
  "separable",
  "warrantyUntil",
] as const;
export type ImportField = (typeof importFields)[number];

/** Field → index of its column in the list. */
export type Mapping = Partial<Record<ImportField, number>>;

/** Column names seen in household lists, as they read without blanks and signs, in lower case. */
export const headerNames: Record<ImportField, string[]> = {
  accountNo: ["户号", "缴费卡号", "卡号", "用户编号", "用户号", "用户编码", "客户编号", "热力卡号", "account", "accountno", "accountnumber", "cardno"],
  name: ["户名", "姓名", "业主", "业主姓名", "用户名称", "用户姓名", "客户名称", "房主", "产权人", "name", "owner", "ownername", "customer"],
  phone: ["电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "phone", "mobile", "phoneno", "phonenumber", "telephone"],
  idNumber: ["身份证", "身份证号", "身份证号码", "证件号", "证件号码", "统一社会信用代码", "信用代码", "idno", "idnumber", "idcard"],
  division: ["营业所", "所属营业所", "分公司", "供热所", "服务站", "管理所", "营业站", "division", "branch", "office"],
  station: ["换热站", "热力站", "泵站", "站点", "站点编号", "换热站编号", "station", "stationcode", "substation"],
  district: ["区", "行政区", "城区", "区县", "district"],
  community: ["小区", "小区名称", "小区名", "街道", "街路", "项目", "项目名称", "路名", "community", "estate", "street"],
  building: ["楼号", "楼栋", "楼栋号", "栋号", "幢", "幢号", "楼", "栋", "building", "buildingno", "block"],
  unit: ["单元", "单元号", "门栋", "unit", "entrance"],
  room: ["房号", "室号", "房间号", "房间", "门牌", "门牌号", "户室号", "室", "room", "roomno", "flat", "apartment"],
  address: ["地址", "用热地址", "用水地址", "住址", "房屋地址", "详细地址", "房屋坐落", "用户地址", "address", "fulladdress"],
  builtArea: ["建筑面积", "建面", "面积", "房屋面积", "产权面积", "builtarea", "area", "grossarea", "floorarea"],
  chargeableArea: ["收费面积", "计费面积", "供热面积", "缴费面积", "采暖面积", "用热面积", "chargeablearea", "billedarea", "heatedarea"],
  heightFactor: ["层高系数", "高度系数", "heightfactor"],
  storeyHeight: ["层高", "storeyheight", "ceilingheight"],
  priceClass: ["价格类别", "收费类别", "用户类别", "用热类别", "用热性质", "用水性质", "用水类别", "收费性质", "单价类别", "用户类型", "priceclass", "class", "category", "tariff"],
  settlement: ["结算方式", "计费方式", "收费方式", "settlement", "billingmethod"],
  supplyState: ["供热状态", "用热状态", "供水状态", "供暖状态", "状态", "supplystate", "state", "status"],
  use: ["房屋用途", "房屋性质", "用途", "建筑性质", "use", "usage"],
  openedOn: ["开户日期", "入网日期", "立户日期", "开户时间", "opened", "openedon", "opendate", "since"],
  householdSize: ["人口", "家庭人口", "用水人口", "人数", "household", "householdsize", "people"],
  lowIncome: ["低保", "低保户", "是否低保", "lowincome"],
  separable: ["可单独关断", "是否可关断", "分户控制", "单户控制", "分户阀", "separable"],
  warrantyUntil: ["保修期至", "质保期至", "保修截止", "保修到期", "warrantyuntil", "warranty"],
};

/** Fields that every list must have; a place may stand in parts or in one address. */
export function missingFields(mapping: Mapping, kind: "heating" | "water"): ImportField[] {
  const missing: ImportField[] = [];
  const need = (field: ImportField) => mapping[field] === undefined && missing.push(field);
  need("accountNo");
  need("name");
  if (mapping.address === undefined) for (const field of ["community", "building", "room"] as const) need(field);
  if (kind === "heating") need("builtArea");
  return missing;
}
