/** A residential area as it was built: every home in it follows from these few numbers. */
export type Place = {
  name: string;
  /** The street it stands on, as its address says. */
  street: string;
  district: string;
  /** First six digits of id numbers given out in the district. */
  areaCode: string;
  longitude: number;
  latitude: number;
  builtIn: number;
  buildings: number;
  units: number;
  floors: number;
  /** Built areas of the homes on one floor of one unit, in m². */
  homes: readonly number[];
  /** Shops along the street, on top of the homes. */
  shops?: number;
  /** Old houses whose risers feed several homes: one cannot be shut alone. */
  sharedRisers?: boolean;
  /** Homes under the roof have a loft. */
  lofts?: boolean;
  /** Storey height above the usual, in metres. */
  storeyHeight?: string;
};

const lixia = { district: "历下区", areaCode: "370102" };
const shizhong = { district: "市中区", areaCode: "370103" };
const huaiyin = { district: "槐荫区", areaCode: "370104" };
const tianqiao = { district: "天桥区", areaCode: "370105" };
const licheng = { district: "历城区", areaCode: "370112" };
const jiyang = { district: "济阳区", areaCode: "370115" };
const zhangqiu = { district: "章丘区", areaCode: "370114" };
const zhangdian = { district: "张店区", areaCode: "370303" };

/** Homes that 泉城热力 heats and 明湖水务 waters: many people have an account with both. */
const shared: Place[] = [
  {
    name: "泉韵花园",
    street: "解放东路216号",
    ...lixia,
    longitude: 117.0839,
    latitude: 36.6651,
    builtIn: 2008,
    buildings: 6,
    units: 3,
    floors: 11,
    homes: [88.6, 112.35],
    shops: 14,
  },
  {
    name: "燕子山小区南苑",
    street: "燕山路58号",
    ...lixia,
    longitude: 117.0612,
    latitude: 36.6498,
    builtIn: 1996,
    buildings: 8,
    units: 4,
    floors: 6,
    homes: [62.4, 74.18],
    shops: 8,
    sharedRisers: true,
    lofts: true,
  },
  {
    name: "北园新居",
    street: "北园大街389号",
    ...tianqiao,
    longitude: 117.0021,
    latitude: 36.6892,
    builtIn: 2013,
    buildings: 5,
    units: 2,
    floors: 18,
    homes: [79.55, 94.2, 118.86],
    shops: 12,
  },
];

export const quanchengPlaces: Place[] = [
  ...shared,
  {
    name: "文化东路教工宿舍",
    street: "文化东路94号",
    ...lixia,
    longitude: 117.0563,
    latitude: 36.6547,
    builtIn: 1989,
    buildings: 9,
    units: 3,
    floors: 5,
    homes: [55.2, 68.9],
    sharedRisers: true,
    lofts: true,
  },
  {
    name: "舜耕山庄",
    street: "舜耕路33号",
    ...shizhong,
    longitude: 117.0129,
    latitude: 36.6274,
    builtIn: 2004,
    buildings: 7,
    units: 3,
    floors: 6,
    homes: [128.4, 146.75],
    lofts: true,
    storeyHeight: "3.30",
  },
  {
    name: "阳光新城",
    street: "阳光新路67号",
    ...shizhong,
    longitude: 116.9742,
    latitude: 36.6421,
    builtIn: 2011,
    buildings: 6,
    units: 2,
    floors: 17,
    homes: [86.3, 101.92],
    shops: 16,
  },
  {
    name: "西客站片区安置一区",
    street: "齐鲁大道1208号",
    ...huaiyin,
    longitude: 116.8934,
    latitude: 36.6702,
    builtIn: 2016,
    buildings: 5,
    units: 2,
    floors: 24,
    homes: [75.1, 90.44, 105.68],
  },
  {
    name: "国棉厂家属院",
    street: "堤口路141号",
    ...tianqiao,
    longitude: 116.9755,
    latitude: 36.6801,
    builtIn: 1984,
    buildings: 8,
    units: 3,
    floors: 4,
    homes: [46.8, 58.3],
    sharedRisers: true,
  },
];

export const beilingPlaces: Place[] = [
  {
    name: "北岭家园",
    street: "济北大街19号",
    ...jiyang,
    longitude: 117.1803,
    latitude: 36.9812,
    builtIn: 2012,
    buildings: 9,
    units: 3,
    floors: 11,
    homes: [92.7, 116.05],
    shops: 12,
  },
  {
    name: "澄波湖东岸",
    street: "富强街201号",
    ...jiyang,
    longitude: 117.2046,
    latitude: 36.9887,
    builtIn: 2019,
    buildings: 7,
    units: 2,
    floors: 18,
    homes: [108.9, 127.36],
    shops: 10,
  },
  {
    name: "济阳化肥厂宿舍",
    street: "正安路45号",
    ...jiyang,
    longitude: 117.1669,
    latitude: 36.9733,
    builtIn: 1991,
    buildings: 8,
    units: 3,
    floors: 5,
    homes: [57.6, 71.2],
    sharedRisers: true,
  },
  {
    name: "双山小区",
    street: "双山大街128号",
    ...zhangqiu,
    longitude: 117.5342,
    latitude: 36.7134,
    builtIn: 2002,
    buildings: 10,
    units: 4,
    floors: 6,
    homes: [84.15, 98.6],
    lofts: true,
    shops: 9,
  },
  {
    name: "绣江新苑",
    street: "绣水大街330号",
    ...zhangqiu,
    longitude: 117.5511,
    latitude: 36.7192,
    builtIn: 2015,
    buildings: 8,
    units: 2,
    floors: 16,
    homes: [95.8, 121.47],
  },
  {
    name: "明水古城里",
    street: "汇泉路76号",
    ...zhangqiu,
    longitude: 117.5428,
    latitude: 36.7048,
    builtIn: 2024,
    buildings: 9,
    units: 3,
    floors: 8,
    homes: [132.5, 143.9],
    storeyHeight: "3.15",
  },
];

export const minghuPlaces: Place[] = [
  ...shared,
  {
    name: "大明湖社区贡院里",
    street: "明湖路22号",
    ...lixia,
    longitude: 117.0228,
    latitude: 36.6729,
    builtIn: 1993,
    buildings: 9,
    units: 3,
    floors: 6,
    homes: [60.75, 72.4],
    shops: 11,
  },
  {
    name: "洪家楼西路宿舍",
    street: "洪家楼西路17号",
    ...licheng,
    longitude: 117.0611,
    latitude: 36.6861,
    builtIn: 1987,
    buildings: 8,
    units: 3,
    floors: 5,
    homes: [52.3, 66.85],
  },
  {
    name: "唐冶翰林苑",
    street: "唐冶中路2588号",
    ...licheng,
    longitude: 117.2261,
    latitude: 36.7012,
    builtIn: 2018,
    buildings: 7,
    units: 2,
    floors: 17,
    homes: [98.4, 119.52],
    shops: 12,
  },
  {
    name: "华山湖畔",
    street: "华山东路909号",
    ...licheng,
    longitude: 117.0735,
    latitude: 36.7316,
    builtIn: 2021,
    buildings: 6,
    units: 2,
    floors: 26,
    homes: [105.7, 124.03],
  },
  {
    name: "黄台机床厂宿舍",
    street: "黄台南路112号",
    ...licheng,
    longitude: 117.0642,
    latitude: 36.6987,
    builtIn: 1982,
    buildings: 7,
    units: 3,
    floors: 4,
    homes: [48.9, 59.6],
  },
];

/** The second group's only subsidiary, in another city. */
export const liuquanPlaces: Place[] = [
  {
    name: "柳泉嘉园",
    street: "柳泉路166号",
    ...zhangdian,
    longitude: 118.0563,
    latitude: 36.8134,
    builtIn: 2010,
    buildings: 4,
    units: 2,
    floors: 11,
    homes: [89.9, 108.15],
    shops: 6,
  },
  {
    name: "齐盛湖小区",
    street: "人民西路301号",
    ...zhangdian,
    longitude: 118.0142,
    latitude: 36.8189,
    builtIn: 2017,
    buildings: 3,
    units: 2,
    floors: 17,
    homes: [97.25, 122.6],
  },
];
