// Places to send as one's location while trying: towns and roads of Pahang, Terengganu and Kuala Lumpur, roughly.

export const PLACES = [
  { name: "Kuantan, Pahang", latitude: 3.8126, longitude: 103.3256 },
  { name: "Gambang, Pahang", latitude: 3.7095, longitude: 103.1006 },
  { name: "Pekan, Pahang", latitude: 3.4935, longitude: 103.3898 },
  { name: "Temerloh, Pahang", latitude: 3.4486, longitude: 102.4163 },
  { name: "Raub, Pahang", latitude: 3.7903, longitude: 101.8574 },
  { name: "Kuala Terengganu, Terengganu", latitude: 5.3296, longitude: 103.137 },
  { name: "Chukai, Kemaman, Terengganu", latitude: 4.2332, longitude: 103.4479 },
  { name: "Kuala Dungun, Terengganu", latitude: 4.757, longitude: 103.4157 },
  { name: "Kuala Lumpur", latitude: 3.139, longitude: 101.6869 },
];
