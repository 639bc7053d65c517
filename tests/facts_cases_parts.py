"""Sentences in which a figure that stands by words of an indicator is another thing: a tablet, a
part of a whole, those of one degree, money of something else. Composed for the tests, as those of
``facts_cases``."""

from __future__ import annotations

from facts_cases import GENERAL, ICT, ICT2, ICT5, REFORM2, Case

PROJECT06 = "Kết quả thực hiện Đề án 06 tháng 11 năm 2023"

PARTS: list[Case] = [
    # tablets are no computers
    (
        ICT,
        "",
        "Văn phòng Huyện ủy được trang bị 25 máy tính bảng phục vụ họp không giấy.",
        [("infra.tablet.count", "25")],
    ),
    (
        ICT,
        "",
        "Trường có 40 máy tính bảng và 120 máy tính để bàn.",
        [("infra.tablet.count", "40"), ("infra.pc.count", "120")],
    ),
    (
        ICT,
        "",
        "Tổng số 310 máy tính (trong đó 20 máy tính bảng).",
        [("infra.pc.count", "310"), ("infra.tablet.count", "20")],
    ),
    (
        ICT,
        "",
        "TT\tThiết bị\tSố lượng\n1\tMáy tính bảng\t12\n2\tMáy tính để bàn\t85",
        [("infra.tablet.count", "12"), ("infra.pc.count", "85")],
    ),
    (
        ICT,
        "",
        "Mua sắm 30 máy tính bảng cho đại biểu và 12 máy tính xách tay.",
        [("proc.tablet.count", "30"), ("proc.pc.count", "12")],
    ),
    (
        ICT,
        "",
        "Doanh nghiệp trao tặng 50 máy tính bảng cho học sinh nghèo.",
        [("dt.device.donated", "50")],
    ),
    # a level is one of five: what stands behind it otherwise is approved
    (
        ICT,
        "",
        "Toàn tỉnh có 43 hệ thống thông tin; đã phê duyệt cấp độ 16.",
        [("app.system.count", "43"), ("sec.system.level_approved", "16")],
    ),
    (
        ICT,
        "",
        "Sở vận hành 28 hệ thống thông tin, đã phê duyệt cấp độ an toàn 19.",
        [("app.system.count", "28"), ("sec.system.level_approved", "19")],
    ),
    (
        ICT,
        "",
        "Phê duyệt cấp độ 3 cho 4 hệ thống, cấp độ 2 cho 12 hệ thống.",
        [
            ("sec.system.level_approved", "4"),
            ("sec.system.level_approved", "12"),
        ],
    ),
    (
        ICT,
        "",
        "Có 43 hệ thống thông tin cần bảo vệ theo cấp độ; 16 hệ thống đã được phê duyệt.",
        [("sec.system.level_approved", "16")],
    ),
    # the parts of the sites are not all sites
    (
        ICT,
        "",
        "Hệ thống hội nghị trực tuyến có 07 điểm cầu (01 ở trụ sở, 06 ở các xã).",
        [("vc.site.total", "7")],
    ),
    (
        ICT,
        "",
        "Họp trực tuyến qua 09 điểm cầu (Công ty 01, các Điện lực 08).",
        [("vc.site.total", "9")],
    ),
    (
        ICT,
        "",
        "Hệ thống có 30 điểm cầu, trong đó 02 điểm cầu dự phòng.",
        [("vc.site.total", "30")],
    ),
    (
        ICT,
        "",
        "Tỉnh có 87 điểm cầu, trong đó cấp tỉnh 21, cấp huyện 10 và cấp xã 56 điểm cầu.",
        [
            ("vc.site.total", "87"),
            ("vc.site.province", "21"),
            ("vc.site.district", "10"),
            ("vc.site.commune", "56"),
        ],
    ),
    # nor those of one degree all IT staff
    (
        ICT2,
        "",
        "Toàn tỉnh có 45 cán bộ CNTT, trong đó 5 thạc sĩ, 38 đại học.",
        [("hr.it_staff.total", "45")],
    ),
    (
        ICT2,
        "",
        "Đội ngũ chuyên trách CNTT gồm 32 người, trình độ thạc sĩ 04 người, đại học 25 người, "
        "cao đẳng 03 người.",
        [("hr.it_staff.fulltime", "32")],
    ),
    (
        ICT2,
        "",
        "Phòng CNTT có 06 người, gồm 04 kỹ sư và 02 cao đẳng.",
        [("hr.it_staff.total", "6")],
    ),
    (
        ICT2,
        "",
        "Toàn ngành có 27 cán bộ chuyên trách CNTT, trong đó 20 nam, 07 nữ.",
        [("hr.it_staff.fulltime", "27")],
    ),
    (
        ICT2,
        "",
        "TT\tNhân lực\tSố lượng (người)\n1\tCán bộ chuyên trách CNTT\t21\n"
        "\t- Trình độ thạc sĩ\t3\n\t- Trình độ đại học\t18",
        [("hr.it_staff.fulltime", "21")],
    ),
    # those of its bodies and those who do nothing else are counted
    (
        ICT2,
        "",
        "Có 27 cán bộ chuyên trách CNTT, trong đó cấp tỉnh 9 người, cấp huyện 18 người.",
        [
            ("hr.it_staff.fulltime", "27"),
            ("hr.it_staff.fulltime", "9"),
            ("hr.it_staff.fulltime", "18"),
        ],
    ),
    (
        ICT2,
        "",
        "Cán bộ phụ trách CNTT: 8 người, trong đó 5 chuyên trách, 3 kiêm nhiệm.",
        [
            ("hr.it_staff.total", "8"),
            ("hr.it_staff.fulltime", "5"),
            ("hr.it_staff.concurrent", "3"),
        ],
    ),
    # what earns points
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98% được 2 điểm; trên 95% được 1,5 điểm.",
        [],
    ),
    (
        REFORM2,
        "",
        "Tiêu chí “Tỷ lệ hồ sơ nộp trực tuyến đạt từ 70% trở lên”: 3 điểm.",
        [],
    ),
    (
        REFORM2,
        "",
        "Thanh toán trực tuyến đạt 60% trở lên, được 1 điểm, nếu dưới 60% thì 0 điểm.",
        [],
    ),
    (
        REFORM2,
        "",
        "Xã đạt điểm tuyệt đối khi tỷ lệ hồ sơ toàn trình trên 75%.",
        [],
    ),
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98%, xã được 18,5/20 điểm của tiêu chí.",
        [("ops.dossier.on_time", "98")],
    ),
    # money that is not spent on what the sentence names
    (
        ICT2,
        "",
        "Kinh phí xây dựng nông thôn mới 45 tỷ đồng, triển khai chuyển đổi số tại các xã.",
        [],
    ),
    (
        ICT2,
        "",
        "Phần mềm kế toán quản lý 25 tỷ đồng quỹ học bổng.",
        [],
    ),
    (
        ICT2,
        "",
        "Đối tượng dùng phần mềm giả mạo chiếm đoạt 2,4 tỷ đồng của người dân.",
        [],
    ),
    (
        ICT2,
        "",
        "Ứng dụng công nghệ thông tin tiết kiệm 1,2 tỷ đồng chi phí giấy tờ.",
        [],
    ),
    (
        ICT2,
        "",
        "Doanh nghiệp phần mềm nộp ngân sách 35 tỷ đồng.",
        [],
    ),
    (
        ICT2,
        "",
        "Mua sắm máy tính 600 triệu đồng, bàn ghế 150 triệu đồng, xe ô tô 1,1 tỷ đồng.",
        [("fin.ict.equipment", "600000000")],
    ),
    (
        ICT2,
        "",
        "TT\tTên hàng\tĐơn vị tính\tGiá kỳ trước\tGiá kỳ này\n"
        "1\tMáy tính xách tay\tđ/chiếc\t15.490.000\t15.990.000\n2\tGạo tẻ\tđ/kg\t17.000\t17.500",
        [],
    ),
    (
        ICT2,
        "",
        "Huyện đã bố trí 5 tỷ đồng, triển khai các nhiệm vụ chuyển đổi số.",
        [("fin.ict.total", "5000000000")],
    ),
    # procedures that something serves are not all, nor dossiers
    (
        REFORM2,
        "",
        "Huyện đã ứng dụng 12 phần mềm, phục vụ 125 thủ tục hành chính, công khai kết quả hằng ngày.",
        [("app.system.count", "12")],
    ),
    (
        REFORM2,
        "",
        "Phần mềm hỗ trợ giải quyết 125 thủ tục hành chính tại các xã.",
        [],
    ),
    (
        REFORM2,
        "",
        "Trung tâm Phục vụ hành chính công niêm yết 1.820 thủ tục hành chính.",
        [("ops.procedure.total", "1820")],
    ),
    # a speed under a head alone
    (
        ICT,
        "",
        "Địa phương\tTốc độ Internet băng rộng\tĐộ trễ\nAn Bình\t47,06 Mbps\t12 ms",
        [("infra.broadband.speed", "47.06")],
    ),
    # what is paid through accounts says nothing of the others whom the sentence counts
    (
        PROJECT06,
        "",
        "Chi trả an sinh xã hội qua tài khoản cho 512 đối tượng, hỗ trợ khám bệnh cho 300 người "
        "cao tuổi.",
        [("dt.cashless.social", "512")],
    ),
    (
        PROJECT06,
        "",
        "Tỷ lệ chi trả lương hưu qua tài khoản đạt 91%, số người tham gia BHXH tự nguyện 3.400 "
        "người.",
        [("dt.cashless.social", "91")],
    ),
    (
        PROJECT06,
        "",
        "Tổ chức rà soát 3.450 đối tượng bảo trợ xã hội để chi trả qua tài khoản.",
        [],
    ),
    (
        PROJECT06,
        "",
        "Huyện có 8.200 người hưởng chính sách, đã làm sạch dữ liệu 7.900 người, chi trả qua tài "
        "khoản 6.100 người, đạt 74%.",
        [
            ("dt.data.cleaned", "7900"),
            ("dt.cashless.social", "6100"),
            ("dt.cashless.social", "74"),
        ],
    ),
    # records of pupils, of land, of cases are none of health
    (
        ICT,
        "",
        "Phân hệ Y tế có hồ sơ sức khỏe điện tử của người dân; phân hệ Giáo dục quản lý 64.000 hồ "
        "sơ học sinh.",
        [],
    ),
    (
        ICT,
        "",
        "Trung tâm tích hợp y tế (bệnh án điện tử), giáo dục (64.000 hồ sơ học sinh).",
        [],
    ),
    (
        ICT,
        "",
        "Hồ sơ sức khỏe điện tử được cập nhật cho người dân. Phân hệ Đất đai có 210.000 hồ sơ.",
        [],
    ),
    (
        ICT,
        "",
        "Đã lập hồ sơ sức khỏe điện tử cho 64.000 học sinh.",
        [("dt.health.record", "64000")],
    ),
    # a number of the sentence behind is no score
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ trực tuyến đạt 88,9%. Thanh toán trực tuyến: 4.571 hồ sơ.",
        [("ops.dossier.online", "88.9"), ("ops.payment.online", "4571")],
    ),
    # what a count before said: its whole noun, the same added up or of another time
    (
        ICT,
        "",
        "Trên địa bàn có 842 trạm BTS, riêng 4G 310 trạm; kế hoạch năm 2023 lắp 60 trạm BTS, tới nay thực hiện được 41 trạm.",
        [
            ("infra.mobile.station", "842"),
            ("infra.mobile.station", "310"),
            ("infra.mobile.station", "60"),
            ("infra.mobile.station", "41"),
        ],
    ),
    (
        ICT,
        "",
        "Tổng đài tiếp nhận 9.214 cuộc gọi, trả lời được 8.870 cuộc, tăng 310 cuộc so với năm trước.",
        [("ops.hotline.calls", "9214"), ("ops.hotline.calls", "8870")],
    ),
    (
        ICT,
        "",
        "Trong tháng kích hoạt 8.120 tài khoản định danh điện tử (chỉ tiêu 7.500), nâng tổng số lên 61.300.",
        [
            ("dt.eid.activated", "8120"),
            ("dt.eid.activated", "7500"),
            ("dt.eid.activated", "61300"),
        ],
    ),
    (
        ICT,
        "",
        "Phát triển mới 5.210 thuê bao Internet trong 6 tháng (quý I: 2.110, quý II: 3.100).",
        [
            ("infra.subscriber.count", "5210"),
            ("infra.subscriber.count", "2110"),
            ("infra.subscriber.count", "3100"),
        ],
    ),
    (
        ICT,
        "",
        "Năm 2015 toàn huyện có 86 máy tính. Đến nay con số đó là 402.",
        [("infra.pc.count", "86"), ("infra.pc.count", "402")],
    ),
    # shares that the sentence before names
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ trực tuyến đạt 71,4%. Một số xã tỷ lệ còn thấp: Hòa An 17,5%, Ea Phê 19,8%.",
        [
            ("ops.dossier.online", "71.4"),
            ("ops.dossier.online", "17.5"),
            ("ops.dossier.online", "19.8"),
        ],
    ),
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ trực tuyến đạt 71,4%. Kế hoạch năm 2023: 80%.",
        [("ops.dossier.online", "71.4"), ("ops.dossier.online", "80")],
    ),
    # how much of a sum was spent
    (
        ICT,
        "",
        "Kinh phí CNTT bố trí 1.420 triệu đồng, đã chi 815 triệu đồng (57,4%).",
        [
            ("fin.ict.total", "1420000000"),
            ("fin.ict.total", "815000000"),
            ("fin.ict.disbursed_share", "57.4"),
        ],
    ),
    (
        ICT,
        "",
        "Kinh phí chuyển đổi số bố trí 96 tỷ đồng; giải ngân đến 30/11 đạt 61,2%, trong khi vốn đầu tư công giải ngân 51%.",
        [
            ("fin.ict.total", "96000000000"),
            ("fin.ict.disbursed_share", "61.2"),
        ],
    ),
    (
        ICT,
        "",
        "Tập huấn 06 buổi về chuyển đổi số cho 540 người.",
        [
            ("hr.training.class_count", "6"),
            ("hr.training.participant_count", "540"),
        ],
    ),
    # dossiers settled in time, those sent over a website
    (
        REFORM2,
        "",
        "Số hồ sơ giải quyết trước và đúng hạn 4.312 hồ sơ, quá hạn 18 hồ sơ.",
        [("ops.dossier.on_time", "4312"), ("ops.dossier.late", "18")],
    ),
    (
        REFORM2,
        "",
        "Số hồ sơ đã giải quyết đúng và trước hạn là 1.012 hồ sơ; trễ hạn 8 hồ sơ.",
        [("ops.dossier.on_time", "1012"), ("ops.dossier.late", "8")],
    ),
    (
        REFORM2,
        "",
        "Tổng số hồ sơ giải quyết trước hạn, đúng hạn: 2.210 hồ sơ.",
        [("ops.dossier.on_time", "2210")],
    ),
    (
        REFORM2,
        "",
        "Tổng số hồ sơ tiếp nhận là 930 hồ sơ, trong đó nộp qua trang thông tin dịch vụ công 732 hồ sơ.",
        [("ops.dossier.received", "930"), ("ops.dossier.online", "732")],
    ),
    # money and people of other things below headings of ICT
    (
        ICT2,
        "Ứng dụng công nghệ thông tin, chuyển đổi số",
        "Sửa chữa nhà để xe; tổng kinh phí mua sắm, sửa chữa 514 triệu đồng, trong đó mua sắm thiết bị "
        "công nghệ thông tin 176 triệu đồng. Kinh phí mua máy chụp cắt lớp 14,5 tỷ đồng.",
        [("fin.ict.equipment", "176000000")],
    ),
    (
        ICT2,
        "Thanh toán không dùng tiền mặt",
        "Doanh số chi tiền mặt 12 tỷ đồng. Số tiền thu bằng tiền mặt còn 3,1 tỷ đồng. Giá trị thanh "
        "toán không dùng tiền mặt 48 tỷ đồng.",
        [("dt.cashless.payment", "48000000000")],
    ),
    (
        ICT2,
        "Nguồn nhân lực",
        "Mở 4 lớp bồi dưỡng lý luận chính trị cho 120 đảng viên; cử 9 viên chức bồi dưỡng chuyên viên "
        "chính. Tổ chức 3 lớp tập huấn phần mềm quản lý văn bản cho 95 lượt người; 5 lớp đào tạo liên "
        "tục cho 210 học viên.",
        [
            ("hr.training.class_count", "3"),
            ("hr.training.participant_count", "95"),
        ],
    ),
    (
        ICT2,
        "",
        "Giá trị sản xuất công nghiệp đạt 27.600 tỷ đồng; nộp ngân sách 4.180 tỷ đồng; lao động 82.300 "
        "người; kim ngạch xuất khẩu ước đạt 59,1 tỷ USD.",
        [],
    ),
    # the sources of a sum, behind a bracket that tells what was planned
    (
        ICT5,
        "",
        "Tổng kinh phí chi cho ứng dụng công nghệ thông tin là 92,4 tỷ đồng (kế hoạch 120 tỷ đồng, đạt "
        "77%), trong đó ngân sách tỉnh 58,3 tỷ đồng, ngân sách huyện 34,1 tỷ đồng.",
        [
            ("fin.ict.total", "92400000000"),
            ("fin.ict.total", "120000000000"),
            ("fin.ict.total", "58300000000"),
            ("fin.ict.total", "34100000000"),
        ],
    ),
    (
        GENERAL,
        "Đầu tư",
        "Tổng vốn xây dựng trường học là 24 tỷ đồng (đạt 80% kế hoạch), trong đó ngân sách tỉnh 12,1 tỷ "
        "đồng, ngân sách huyện 11,9 tỷ đồng.",
        [],
    ),
    (
        REFORM2,
        "",
        "Tổng số cán bộ, công chức hiện có 61 người (biên chế giao 66 người), trong đó 01 công chức kiêm "
        "nhiệm công nghệ thông tin.",
        [("hr.staff.total", "61"), ("hr.it_staff.concurrent", "1")],
    ),
]
