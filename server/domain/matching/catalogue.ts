import { type Criterion } from './criterion.ts';
import { area } from './criteria/area.ts';
import { availableFrom } from './criteria/availableFrom.ts';
import { biosafety } from './criteria/biosafety.ts';
import { budget } from './criteria/budget.ts';
import { chainNeighbours } from './criteria/chainNeighbours.ts';
import { cleanroom } from './criteria/cleanroom.ts';
import { clearHeight } from './criteria/clearHeight.ts';
import { coldStore } from './criteria/coldStore.ts';
import { columnGrid } from './criteria/columnGrid.ts';
import { distance } from './criteria/distance.ts';
import { divisibleArea } from './criteria/divisibleArea.ts';
import { dualFeed } from './criteria/dualFeed.ts';
import { effectiveCost } from './criteria/effectiveCost.ts';
import { effluent } from './criteria/effluent.ts';
import { eiaPath } from './criteria/eiaPath.ts';
import { fireHazardClass } from './criteria/fireHazardClass.ts';
import { fitOut } from './criteria/fitOut.ts';
import { floor } from './criteria/floor.ts';
import { floorLoad } from './criteria/floorLoad.ts';
import { freightLift } from './criteria/freightLift.ts';
import { gmpRegime } from './criteria/gmpRegime.ts';
import { hazardousGoodsStore } from './criteria/hazardousGoodsStore.ts';
import { ich } from './criteria/ich.ts';
import { incentives } from './criteria/incentives.ts';
import { loadingDock } from './criteria/loadingDock.ts';
import { nearestResource } from './criteria/nearestResource.ts';
import { parkServices } from './criteria/parkServices.ts';
import { power } from './criteria/power.ts';
import { purifiedWater } from './criteria/purifiedWater.ts';
import { region } from './criteria/region.ts';
import { rent } from './criteria/rent.ts';
import { sectorAdmitted } from './criteria/sectorAdmitted.ts';
import { spfAnimals } from './criteria/spfAnimals.ts';
import { stage } from './criteria/stage.ts';
import { steam } from './criteria/steam.ts';
import { tenure } from './criteria/tenure.ts';
import { vibration } from './criteria/vibration.ts';
import { wfi } from './criteria/wfi.ts';

/** Every criterion that a requirement may ask for, in the order in which findings are listed and scores are summed. */
export const CATALOGUE: readonly Criterion[] = [
  area,
  divisibleArea,
  tenure,
  rent,
  budget,
  availableFrom,
  stage,
  fitOut,
  cleanroom,
  gmpRegime,
  ich,
  biosafety,
  sectorAdmitted,
  fireHazardClass,
  eiaPath,
  effluent,
  floorLoad,
  clearHeight,
  columnGrid,
  floor,
  freightLift,
  loadingDock,
  power,
  dualFeed,
  steam,
  purifiedWater,
  wfi,
  coldStore,
  hazardousGoodsStore,
  vibration,
  spfAnimals,
  region,
  distance,
  nearestResource,
  chainNeighbours,
  parkServices,
  incentives,
  effectiveCost,
];
